package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.timebank.jdbc.Town.ANN;
import static org.timebank.jdbc.Town.BEN;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.timebank.command.Command;
import org.timebank.command.Outcome;
import org.timebank.credit.GiveCredits;
import org.timebank.exchange.RecordExchange;
import org.timebank.exchange.RecordedLeg;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.MemberKind;
import org.timebank.testdatabases.TestDatabases;

/** How often a batch of commands waits for PostgreSQL: as often as one command, however many there are. */
class BatchRoundTripsTest {

    private static final int MOST = 3;
    private static final int FEW = 40;
    private static final int[] SIZES = {1, 100, 500, 1_000};
    private static final int MANY = 2_000;

    @Test
    void noBatchTakesMoreThanThreeHoweverLongItIs() throws IOException, SQLException {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setUrl(TestDatabases.postgresUrl());
        TimebankSchema.of(server).create();
        try (Wire wire = Wire.to(server.getPortNumbers()[0]);
                Connection connection = wire.connect(server)) {
            Town town = new Town(Lent.again(connection));
            Map<String, IntFunction<Command<?>>> kinds = kinds(town);
            // What the driver has to learn about the server, it learns once.
            kinds.values().forEach(kind -> submit(town, kind, 100));

            Map<String, Map<Integer, Long>> roundTrips = new LinkedHashMap<>();
            for (Map.Entry<String, IntFunction<Command<?>>> kind : kinds.entrySet()) {
                Map<Integer, Long> ofKind = new TreeMap<>();
                for (int size : SIZES) {
                    long before = wire.roundTrips();
                    submit(town, kind.getValue(), size);
                    ofKind.put(size, wire.roundTrips() - before);
                }
                roundTrips.put(kind.getKey(), ofKind);
            }

            System.out.println("Round trips of batches: " + roundTrips);
            assertThat(roundTrips)
                    .allSatisfy((kind, ofKind) ->
                            assertThat(ofKind.values()).as(kind).allMatch(number -> number <= MOST));
        }
    }

    private static Map<String, IntFunction<Command<?>>> kinds(Town town) {
        List<ExternalReference> members = IntStream.range(0, MANY)
                .mapToObj(i -> ExternalReference.of("crm", "member " + i))
                .toList();
        submit(town, i -> JoinTimebank.of(town.key(), MemberKind.PERSON, Town.FIRST_DAY, members.get(i)), MANY);
        Map<String, IntFunction<Command<?>>> kinds = new LinkedHashMap<>();
        kinds.put("gifts of one to another", i -> gift(town, ANN, BEN));
        kinds.put("gifts among a few", i -> gift(town, members.get(i % FEW), members.get((i + 1) % FEW)));
        kinds.put("gifts, each of others", i -> gift(town, members.get(2 * i), members.get(2 * i + 1)));
        kinds.put(
                "recorded exchanges",
                i -> RecordExchange.of(new RecordedLeg(
                        town.newKey(), town.today(), members.get(i % FEW), members.get((i + 1) % FEW), "care", 60)));
        return kinds;
    }

    private static GiveCredits gift(Town town, ExternalReference from, ExternalReference to) {
        return GiveCredits.of(town.key(), from, to, 5);
    }

    private static void submit(Town town, IntFunction<Command<?>> kind, int size) {
        assertThat(town.submitAll(IntStream.range(0, size).mapToObj(kind).toList()))
                .hasSize(size)
                .allSatisfy(Outcome::orElseThrow);
    }
}

package org.timebank.benchmarks.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.timebank.benchmarks.load.Crew;
import org.timebank.benchmarks.load.Load;
import org.timebank.benchmarks.load.Pace;
import org.timebank.benchmarks.load.Pairing;
import org.timebank.benchmarks.postgres.Address;
import org.timebank.benchmarks.postgres.DelayingProxy;
import org.timebank.benchmarks.postgres.DurablePostgres;

class FormsTest {

    private static final Pace SHORT = new Pace(Duration.ofMillis(100), Duration.ofMillis(300));
    private static final int ACCOUNTS = 40;
    private static final int CLIENTS = 8;

    private static DurablePostgres server;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = DurablePostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    static Stream<Form> forms() {
        return Stream.of(
                HandWritten.minimal(ForeignKeys.ALL),
                HandWritten.fastest(ForeignKeys.ALL),
                HandWritten.tpcB(),
                ByLibrary.transfer(),
                ByLibrary.exchange(),
                ByLibrary.singleImport(),
                ByLibrary.batchImport(10));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void conserves(Form form) throws SQLException, InterruptedException {
        Address home = server.createDatabase("conserves_" + form.database());
        Founded founded = form.found(home, ACCOUNTS);

        long moves = 0;
        for (Pairing pairing : Pairing.values()) {
            try (Crew crew = founded.crew(home, pairing, CLIENTS)) {
                moves += Load.run(crew, SHORT).all();
            }
        }

        assertThat(moves).isGreaterThanOrEqualTo(2 * CLIENTS);
        assertThat(founded.check(home, moves)).isNotBlank();
        long more = moves + 1;
        assertThatIllegalStateException().isThrownBy(() -> founded.check(home, more));
    }

    @Test
    void aMinuteThatIsLostIsFound() throws SQLException {
        Address home = server.createDatabase("lost");
        Founded founded = HandWritten.minimal(ForeignKeys.ALL).found(home, ACCOUNTS);
        act(founded, home, 1);

        home.execute("UPDATE account SET balance = balance + 1 WHERE id = 0");

        assertThatIllegalStateException().isThrownBy(() -> founded.check(home, 1));
    }

    @Test
    void theHandWrittenFormsTakeTheRoundTripsThatTheyAreNamedBy() throws IOException, SQLException {
        assertThat(roundTrips(HandWritten.minimal(ForeignKeys.ALL))).isEqualTo(7);
        assertThat(roundTrips(HandWritten.minimal(ForeignKeys.NONE))).isEqualTo(7);
        assertThat(roundTrips(HandWritten.fastest(ForeignKeys.ALL))).isEqualTo(1);
        assertThat(roundTrips(HandWritten.tpcB())).isEqualTo(6);
    }

    private static double roundTrips(HandWritten form) throws IOException, SQLException {
        Address home = server.createDatabase("trips_" + form.database() + System.nanoTime());
        Founded founded = form.found(home, ACCOUNTS);
        int acts = 20;
        try (DelayingProxy counting = DelayingProxy.before(server.port(), Duration.ZERO)) {
            try (Crew crew = founded.crew(home.through(counting.port()), Pairing.RANDOM, 1)) {
                act(crew, acts);
                long before = counting.turns();
                act(crew, acts);
                return (double) (counting.turns() - before) / acts;
            }
        }
    }

    private static void act(Founded founded, Address home, int acts) throws SQLException {
        try (Crew crew = founded.crew(home, Pairing.RANDOM, 1)) {
            act(crew, acts);
        }
    }

    private static void act(Crew crew, int acts) throws SQLException {
        for (int i = 0; i < acts; i++) {
            crew.clients().get(0).act();
        }
    }
}

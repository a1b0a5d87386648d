package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.timebank.command.TimebankId;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.Recalled;
import org.timebank.spi.TimebankSelection;
import org.timebank.spi.TimebankStore;
import org.timebank.testdatabases.TestDatabases;
import org.timebank.testkit.model.Play;
import org.timebank.testkit.model.Step;
import org.timebank.testkit.model.Steps;

/** How often a command waits for PostgreSQL, whatever the command. */
class RoundTripsTest {

    private static final int STEPS = 1_500;

    /**
     * What takes more than one. The first time that a store meets a timebank, it asks for its number; and of a key that was
     * answered along with others, it asks what was asked under those.
     */
    private static final Map<String, Long> MOST =
            Map.of("command", 3L, "apply", 2L, "first load", 2L, "load of what was answered with others", 2L);

    /** Lends one connection again and again, as a pool does. */
    private static DataSource pool(Connection connection) {
        return Lent.again(connection);
    }

    /** Counts the round trips of what is asked of a store. */
    private static final class Counting implements TimebankStore {

        private final TimebankStore store;
        private final Wire wire;
        private final SortedMap<String, Long> most = new TreeMap<>();
        /** Of what was recalled and did not hold: it is part of the command that is loaded next. */
        private long ofRecalled;

        private long ofLoad;
        private boolean isMet;

        Counting(TimebankStore store, Wire wire) {
            this.store = store;
            this.wire = wire;
        }

        @Override
        public Optional<Recalled> recall(TimebankId timebank, Needs needs) {
            return store.recall(timebank, needs).map(recalled -> new Recalled() {
                @Override
                public Facts facts() {
                    return recalled.facts();
                }

                @Override
                public Applied apply(ChangeSet changes) {
                    long before = wire.roundTrips();
                    Applied applied = recalled.apply(changes);
                    long ofThis = wire.roundTrips() - before;
                    note("apply of what was recalled", ofThis);
                    ofRecalled = applied == Applied.APPLIED ? 0 : ofThis;
                    return applied;
                }
            });
        }

        @Override
        public Facts load(TimebankId timebank, Needs needs) {
            long before = wire.roundTrips();
            Facts facts = store.load(timebank, needs);
            long ofThis = wire.roundTrips() - before;
            note(what(needs, facts), ofThis);
            ofLoad = ofRecalled + ofThis;
            ofRecalled = 0;
            isMet = facts.find(new Key.RulesKey()).isPresent();
            return facts;
        }

        private String what(Needs needs, Facts facts) {
            boolean isAnsweredWithOthers = needs.keys().stream()
                    .filter(Key.AnswerKey.class::isInstance)
                    .map(Key.AnswerKey.class::cast)
                    .flatMap(key -> facts.find(key).stream())
                    .anyMatch(answered -> answered.answer().parts().size() > 1);
            return !isMet ? "first load" : isAnsweredWithOthers ? "load of what was answered with others" : "load";
        }

        @Override
        public Applied apply(TimebankId timebank, ChangeSet changes) {
            long before = wire.roundTrips();
            Applied applied = store.apply(timebank, changes);
            long ofApply = wire.roundTrips() - before;
            note("apply", ofApply);
            note("command", ofLoad + ofApply);
            return applied;
        }

        @Override
        public <R> R ask(TimebankId timebank, Query<R> query) {
            long before = wire.roundTrips();
            R answer = store.ask(timebank, query);
            note(query.getClass().getSimpleName(), wire.roundTrips() - before);
            return answer;
        }

        @Override
        public List<TimebankId> timebanks(TimebankSelection selection, Optional<TimebankId> after, int limit) {
            long before = wire.roundTrips();
            List<TimebankId> page = store.timebanks(selection, after, limit);
            note("timebanks", wire.roundTrips() - before);
            return page;
        }

        private void note(String what, long roundTrips) {
            most.merge(what, roundTrips, Math::max);
        }
    }

    @Test
    void noCommandTakesMoreThanThreeAndNoQuestionMoreThanOne() throws IOException, SQLException {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setUrl(TestDatabases.postgresUrl());
        TimebankSchema.of(server).create();
        try (Wire wire = Wire.to(server.getPortNumbers()[0]);
                Connection connection = wire.connect(server)) {
            JdbcTimebankStore store = JdbcTimebankStore.of(pool(connection));
            // What the driver has to learn about the server, it learns once.
            play(store, new Random(1));
            Counting counting = new Counting(store, wire);
            play(counting, new Random(2));

            System.out.println("Round trips, at most: " + counting.most);
            assertThat(counting.most)
                    .containsKey("apply of what was recalled")
                    .allSatisfy((what, roundTrips) ->
                            assertThat(roundTrips).as(what).isLessThanOrEqualTo(MOST.getOrDefault(what, 1L)));
        }
    }

    private static void play(TimebankStore store, Random random) {
        Play play = Play.begin(store);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            steps.add(Steps.next(random));
        }
        play.plays(steps);
    }
}

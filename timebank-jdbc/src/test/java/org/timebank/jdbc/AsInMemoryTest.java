package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountId;
import org.timebank.credit.HoldId;
import org.timebank.credit.Unsealed;
import org.timebank.event.Event;
import org.timebank.inmemory.InMemoryStore;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankStore;

/** Whatever is done to a ledger, the tables take it and tell of it as the store in memory does. */
class AsInMemoryTest {

    private static final int SEEDS = Integer.getInteger("timebank.seeds", 12);
    private static final int STEPS = 60;

    @OnEveryEngine
    void theLedgerIsTheOneInMemory(Engine engine) {
        for (int seed = 0; seed < SEEDS; seed++) {
            compare(engine.store(), seed);
        }
    }

    private static void compare(JdbcTimebankStore tables, int seed) {
        Random random = new Random(seed);
        InMemoryStore memory = new InMemoryStore();
        TimebankId timebank = Things.founded(tables);
        memory.apply(timebank, Things.rules(1));
        AnyChanges any = new AnyChanges(random, timebank);
        ChangeSet opening = any.opening();
        memory.apply(timebank, opening);
        tables.apply(timebank, opening);
        List<String> outcomes = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            ChangeSet changes = any.next(unsealed(memory, timebank));
            String outcome = outcome(memory, timebank, changes);
            assertThat(outcome(tables, timebank, changes))
                    .as("seed %s, step %s: %s", seed, step, changes)
                    .isEqualTo(outcome);
            outcomes.add(outcome);
            if (outcome.equals(Applied.APPLIED.toString())) {
                any.applied(changes);
            }
        }
        assertThat(new HashSet<>(outcomes)).contains("APPLIED", "STALE");
        Questions questions = new Questions(any);
        for (Query<?> query : questions.queries) {
            assertThat((Object) tables.ask(timebank, query))
                    .as("seed %s: %s", seed, query)
                    .isEqualTo(memory.ask(timebank, query));
        }
        for (Key<?> key : questions.keys) {
            assertThat((Object) tables.load(timebank, Needs.of(key)).versioned(key))
                    .as("seed %s: %s", seed, key)
                    .isEqualTo(memory.load(timebank, Needs.of(key)).versioned(key));
        }
        for (Query<List<Event>> waiting :
                List.of(new Query.PendingEvents(1_000), new Query.DueEvents(any.someMoment(), 1_000))) {
            assertThat(new HashSet<>(tables.ask(timebank, waiting)))
                    .as("seed %s: %s", seed, waiting)
                    .isEqualTo(new HashSet<>(memory.ask(timebank, waiting)));
        }
    }

    private static Unsealed unsealed(TimebankStore store, TimebankId timebank) {
        Key.UnsealedKey key = new Key.UnsealedKey();
        return store.load(timebank, Needs.of(key)).find(key).orElseThrow();
    }

    /** A change set that is both stale and misuse may be called either. */
    private static String outcome(TimebankStore store, TimebankId timebank, ChangeSet changes) {
        try {
            return store.apply(timebank, changes).toString();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Applied.STALE.toString();
        }
    }

    /** Everything that can be asked of the ledger. */
    private static final class Questions {
        private final List<Query<?>> queries = new ArrayList<>();
        private final List<Key<?>> keys = new ArrayList<>();

        Questions(AnyChanges any) {
            for (AccountId account : any.accounts()) {
                keys.add(new Key.AccountKey(account));
                keys.add(new Key.TermsKey(account));
                for (long number : new long[] {0, 1, 7, 1_000}) {
                    queries.add(new Query.StatementOf(account, number, 5));
                    queries.add(new Query.StatementBackOf(account, number, 5));
                    queries.add(new Query.SealOf(account, number));
                }
                queries.add(new Query.StatementOf(account, 0, 1_000));
                queries.add(new Query.TermsOf(account));
                queries.add(new Query.HoldsOn(account, Optional.empty(), 1_000));
                for (int i = 0; i < 10; i++) {
                    queries.add(new Query.BalanceOn(account, any.someDay()));
                    keys.add(new Key.LineAtKey(account, any.someMoment()));
                }
            }
            any.transactions().forEach(transaction -> keys.add(new Key.TransactionKey(transaction.id())));
            any.seals().forEach(seal -> keys.add(new Key.SealKey(seal.number())));
            for (HoldId hold : any.holds()) {
                keys.add(new Key.HoldKey(hold));
                queries.add(new Query.HoldsDue(any.someDay(), Optional.of(hold), 2));
            }
            keys.add(new Key.UnsealedKey());
            queries.add(new Query.HoldsDue(Things.TODAY.plusYears(1), Optional.empty(), 1_000));
            queries.add(new Query.AllAccounts(Optional.empty(), 4));
            queries.add(new Query.AllAccounts(Optional.of(any.accounts().get(2)), 3));
            queries.add(new Query.TotalsByKind());
            queries.add(new Query.TotalsByReason(any.someDay(), any.someDay()));
            queries.add(new Query.TotalsByReason(Things.TODAY, Things.TODAY.plusYears(1)));
            any.events().forEach(event -> keys.add(new Key.FailedDeliveryKey(event.id())));
            keys.add(new Key.EventLeaseKey());
            queries.add(new Query.DeadLetters(Optional.empty(), 1_000));
            queries.add(new Query.DeliveredEvents(Optional.empty(), 1_000));
            any.subjects().forEach(subject -> queries.add(new Query.EventsOf(subject)));
        }
    }
}

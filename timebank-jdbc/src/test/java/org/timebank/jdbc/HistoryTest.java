package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountId;
import org.timebank.credit.Entry;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.StatementLine;
import org.timebank.member.Member;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;

/** What an account was is what its entries sum up to, in whatever order they came. */
class HistoryTest {

    private static final int SEEDS = 8;
    private static final int ENTRIES = 150;

    /** How likely it is that an entry occurred on an earlier day, or was recorded by a clock that is behind. */
    private static final double[] DISORDER = {0, 0.1, 0.5, 1};

    @OnEveryEngine
    void whatAnAccountWasIsTheSumOfItsEntries(Engine engine) {
        JdbcTimebankStore store = engine.store();
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            TimebankId timebank = Things.founded(store);
            AccountId account = AccountId.of(Things.joined(store, timebank).id());
            AccountId other = AccountId.of(Things.joined(store, timebank).id());
            fill(store, timebank, random, account, other);
            List<StatementLine> lines = store.ask(timebank, new Query.StatementOf(account, 0, 1_000));
            assertThat(lines).as("seed %s", seed).hasSize(ENTRIES);

            for (int day = -1; day <= ENTRIES; day += 1 + random.nextInt(5)) {
                LocalDate on = Things.TODAY.plusDays(day);
                assertThat(store.ask(timebank, new Query.BalanceOn(account, on)))
                        .as("seed %s: the balance on %s", seed, on)
                        .isEqualTo(sumUntil(lines, on));
            }
            Set<Key.LineAtKey> keys = new HashSet<>();
            for (int second = -1; second <= ENTRIES; second++) {
                keys.add(new Key.LineAtKey(account, Things.NOW.plusSeconds(second)));
                keys.add(new Key.LineAtKey(other, Things.NOW.plusSeconds(second)));
            }
            Facts facts = store.load(timebank, Needs.of(keys));
            for (Key.LineAtKey key : keys) {
                List<StatementLine> all = key.account().equals(account)
                        ? lines
                        : store.ask(timebank, new Query.StatementOf(other, 0, 1_000));
                assertThat(facts.find(key)).as("seed %s: %s", seed, key).isEqualTo(lastKnown(all, key.recordedBy()));
            }
        }
    }

    @OnEveryEngine
    void anAccountThatIsNotThereWasNothing(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        for (AccountId account : List.of(AccountId.of(ann.id()), new AccountId(Things.id()))) {
            Key.LineAtKey key = new Key.LineAtKey(account, Instant.MAX);
            assertThat(store.load(timebank, Needs.of(key)).find(key)).isEmpty();
            assertThat(store.ask(timebank, new Query.BalanceOn(account, Things.TODAY)))
                    .isZero();
        }
    }

    private static void fill(
            JdbcTimebankStore store, TimebankId timebank, Random random, AccountId account, AccountId other) {
        double disorder = DISORDER[random.nextInt(DISORDER.length)];
        List<LedgerTransaction> transactions = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            int day = random.nextDouble() < disorder ? random.nextInt(i + 1) : i;
            int second = random.nextDouble() < disorder ? random.nextInt(i + 1) : i;
            long minutes = random.nextBoolean() ? 1 + random.nextLong(100) : -1 - random.nextLong(100);
            transactions.add(new LedgerTransaction(
                    Things.header(Things.TODAY.plusDays(day), Things.NOW.plusSeconds(second)),
                    List.of(new Entry(account, minutes), new Entry(other, -minutes))));
        }
        while (!transactions.isEmpty()) {
            List<LedgerTransaction> next =
                    transactions.subList(0, Math.min(transactions.size(), 1 + random.nextInt(9)));
            ChangeSet.Builder changes = ChangeSet.builder();
            next.forEach(changes::post);
            store.apply(timebank, changes.build());
            next.clear();
        }
    }

    private static long sumUntil(List<StatementLine> lines, LocalDate day) {
        return lines.stream()
                .filter(line -> !line.header().occurredOn().isAfter(day))
                .mapToLong(StatementLine::minutes)
                .sum();
    }

    private static Optional<StatementLine> lastKnown(List<StatementLine> lines, Instant moment) {
        return lines.stream()
                .takeWhile(line -> !line.header().recordedAt().isAfter(moment))
                .reduce((first, second) -> second);
    }
}

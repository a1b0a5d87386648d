package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;
import org.timebank.command.Digest;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.TimebankId;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.Entry;
import org.timebank.credit.KindTotal;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.Limits;
import org.timebank.credit.TransactionHeader;
import org.timebank.credit.TransactionReason;
import org.timebank.inmemory.InMemoryStore;
import org.timebank.rules.AdoptedRules;
import org.timebank.rules.CommunityRules;
import org.timebank.spi.Answer;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Posting;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankStore;

/**
 * What concurrent callers of the store in memory see could have been seen by callers one after the other: found out with
 * random histories of a few threads, each compared with all orders that are possible.
 */
class InMemoryStoreLinearisabilityTest {

    @Test
    void whatManySeeAtOnceCouldHaveBeenSeenOneAfterTheOther() {
        options(20).check(WholeStore.class);
    }

    @Test
    void aStoreThatLooksAtLimitsBeforeItWritesIsCaught() {
        assertThatThrownBy(() -> options(200).minimizeFailedScenario(false).check(LooksFirst.class))
                .isInstanceOf(LincheckAssertionError.class);
    }

    private static StressOptions options(int iterations) {
        return new StressOptions()
                .threads(3)
                .actorsPerThread(3)
                .actorsBefore(2)
                .actorsAfter(1)
                .iterations(iterations)
                .invocationsPerIteration(500);
    }

    /** The store, as a few operations on three accounts. */
    @Param(name = "account", gen = IntGen.class, conf = "0:2")
    @Param(name = "minutes", gen = IntGen.class, conf = "1:40")
    public static class WholeStore {
        private static final TimebankId BANK = TimebankId.of("linear");
        private static final Limits LIMITS = Limits.floor(-60);
        final TimebankStore store;

        public WholeStore() {
            this(new InMemoryStore());
        }

        WholeStore(TimebankStore store) {
            this.store = store;
            ChangeSet.Builder founding = ChangeSet.builder()
                    .put(
                            new Key.RulesKey(),
                            0,
                            new AdoptedRules(1, CommunityRules.common(ZoneId.of("UTC")), Instant.EPOCH, "admin"));
            for (int i = 0; i < 3; i++) {
                founding.put(new Key.AccountKey(account(i)), 0, Account.open(account(i), AccountKind.POT));
            }
            store.apply(BANK, founding.build());
        }

        @Operation
        public Applied move(
                @Param(name = "account") int from,
                @Param(name = "account") int to,
                @Param(name = "minutes") int minutes) {
            return from == to ? Applied.STALE : apply(posting(from, to, minutes).within(account(from), LIMITS));
        }

        @Operation
        public Applied hold(@Param(name = "account") int from, @Param(name = "minutes") int minutes) {
            return apply(Posting.held(new TreeMap<>(Map.of(account(from), (long) minutes)))
                    .within(account(from), LIMITS));
        }

        @Operation
        public Applied once(@Param(name = "account") int from) {
            Answer answer = new Answer(
                    Map.of(IdempotencyKey.of("key"), Digest.of("same")),
                    Optional.of("done"),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Instant.EPOCH);
            return store.apply(
                    BANK,
                    ChangeSet.builder()
                            .post(posting(from, (from + 1) % 3, 1))
                            .answer(answer)
                            .build());
        }

        @Operation
        public List<Long> standing(@Param(name = "account") int of) {
            Facts facts = store.load(BANK, Needs.of(new Key.AccountKey(account(of))));
            Account account = facts.find(new Key.AccountKey(account(of))).orElseThrow();
            return List.of(account.balance(), account.held(), account.entries());
        }

        @Operation
        public long total() {
            return store.ask(BANK, new Query.TotalsByKind()).values().stream()
                    .mapToLong(KindTotal::balance)
                    .sum();
        }

        Applied apply(Posting posting) {
            return store.apply(BANK, ChangeSet.builder().post(posting).build());
        }

        private static AccountId account(int number) {
            return new AccountId(new UUID(0, 1 + number));
        }

        private static Posting posting(int from, int to, long minutes) {
            UUID id = UUID.randomUUID();
            TransactionHeader header = new TransactionHeader(
                    new LedgerTransactionId(id),
                    TransactionReason.GIFT,
                    id,
                    LocalDate.EPOCH,
                    Instant.EPOCH,
                    "test",
                    Optional.empty(),
                    1,
                    Optional.empty(),
                    Optional.empty());
            return Posting.of(new LedgerTransaction(
                    header, List.of(new Entry(account(from), -minutes), new Entry(account(to), minutes))));
        }
    }

    /** Reads, then writes: two can both find room for one. */
    public static class LooksFirst extends WholeStore {
        @Override
        Applied apply(Posting posting) {
            for (Map.Entry<AccountId, Limits> limit : posting.limits().entrySet()) {
                Account before = store.load(WholeStore.BANK, Needs.of(new Key.AccountKey(limit.getKey())))
                        .find(new Key.AccountKey(limit.getKey()))
                        .orElseThrow();
                if (!ChangeSet.builder()
                        .post(posting)
                        .build()
                        .movements()
                        .get(limit.getKey())
                        .permits(before)) {
                    return Applied.STALE;
                }
            }
            // Whoever comes between finds the same room; the longer this takes, the sooner somebody does.
            LockSupport.parkNanos(1_000);
            return super.apply(new Posting(posting.transaction(), posting.held(), Map.of(), Map.of()));
        }
    }
}

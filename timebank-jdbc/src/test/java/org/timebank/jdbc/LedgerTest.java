package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.timebank.command.TimebankId;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.Entry;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.Limits;
import org.timebank.credit.StatementLine;
import org.timebank.member.Member;
import org.timebank.report.MemberBalance;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Posting;
import org.timebank.spi.Query;

class LedgerTest {

    private static final int CLIENTS = 8;

    @OnEveryEngine
    void entriesAreNumberedAndCarryTheBalanceAfterThem(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        Member ben = Things.joined(store, timebank);
        AccountId anns = AccountId.of(ann.id());
        AccountId bens = AccountId.of(ben.id());
        LedgerTransaction session = Things.transaction(
                new Entry(anns, 60), new Entry(bens, -60), new Entry(anns, 15), new Entry(bens, -15));
        LedgerTransaction back = Things.transfer(ann.id(), ben.id(), 30);

        store.apply(timebank, Things.posting(session, back));
        store.apply(timebank, Things.posting(Things.transfer(ann.id(), ben.id(), 100)));

        List<StatementLine> lines = store.ask(timebank, new Query.StatementOf(anns, 0, 10));
        assertThat(lines).extracting(StatementLine::number).containsExactly(1L, 2L, 3L, 4L);
        assertThat(lines).extracting(StatementLine::minutes).containsExactly(60L, 15L, -30L, -100L);
        assertThat(lines).extracting(StatementLine::balance).containsExactly(60L, 75L, 45L, -55L);
        assertThat(lines).extracting(StatementLine::credited).containsExactly(60L, 75L, 75L, 75L);
        assertThat(lines.get(2))
                .isEqualTo(new StatementLine(
                        3, back.header(), 1, -30, 45, 75, lines.get(2).head()));
        assertThat(store.ask(timebank, new Query.StatementOf(anns, 1, 2))).isEqualTo(lines.subList(1, 3));
        assertThat(store.ask(timebank, new Query.StatementBackOf(anns, 4, 2)))
                .containsExactly(lines.get(2), lines.get(1));
        assertThat(store.ask(timebank, new Query.StatementBackOf(anns, Long.MAX_VALUE, 1)))
                .containsExactly(lines.get(3));
        assertThat(balance(store, timebank, anns))
                .isEqualTo(new Account(
                        anns, AccountKind.MEMBER, -55, 0, 75, 4, lines.get(3).head()));
        assertThat(balance(store, timebank, bens).credited()).isEqualTo(130);
    }

    /** PostgreSQL chains up to 32 of them by one statement, without having looked at the account. */
    @OnEveryEngine
    void howeverManyEntriesOfAnAccountComeTogetherEachIsChainedToTheOneBefore(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        Member ben = Things.joined(store, timebank);
        AccountId anns = AccountId.of(ann.id());
        for (int entries : new int[] {1, 2, 31, 32, 33}) {
            ChangeSet.Builder changes = ChangeSet.builder();
            for (int i = 0; i < entries; i++) {
                boolean given = i % 3 == 0;
                changes.post(new LedgerTransaction(
                        Things.header(Things.TODAY.minusDays(i % 5), Things.NOW.plusSeconds(i % 7)),
                        Things.transfer(given ? ben.id() : ann.id(), given ? ann.id() : ben.id(), 1 + i)
                                .entries()));
            }
            ChangeSet gifts = changes.build();
            Account expected = gifts.movements().get(anns).after(balance(store, timebank, anns));

            assertThat(store.apply(timebank, gifts)).isEqualTo(Applied.APPLIED);

            assertThat(balance(store, timebank, anns)).isEqualTo(expected);
            List<StatementLine> lines = store.ask(timebank, new Query.StatementOf(anns, expected.entries() - 1, 1));
            assertThat(lines)
                    .extracting(StatementLine::balance, StatementLine::credited, StatementLine::head)
                    .containsExactly(tuple(expected.balance(), expected.credited(), expected.head()));
        }
    }

    /** Nothing is entered anywhere. */
    @OnEveryEngine
    void creditsAreSetAsideOnManyAccountsAtOnce(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        SortedMap<AccountId, Long> minutes = new TreeMap<>();
        for (long i = 1; i <= 6; i++) {
            minutes.put(AccountId.of(Things.joined(store, timebank).id()), i);
        }

        assertThat(store.apply(timebank, Things.placing(Things.hold(minutes, Things.TODAY))))
                .isEqualTo(Applied.APPLIED);

        minutes.forEach((account, held) ->
                assertThat(balance(store, timebank, account).held()).isEqualTo(held));
    }

    @OnEveryEngine
    void anAccountIsOpenedAndUsedByOneChangeSet(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        Member ben = Things.person();
        ChangeSet both = ChangeSet.builder()
                .add(Things.joining(ben))
                .post(Things.transfer(ann.id(), ben.id(), 5))
                .build();

        assertThat(store.apply(timebank, both)).isEqualTo(Applied.APPLIED);

        assertThat(balance(store, timebank, AccountId.of(ben.id())).balance()).isEqualTo(5);
    }

    @OnEveryEngine
    void limitsHoldWhateverElseRuns(Engine engine) throws Exception {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        Member ben = Things.joined(store, timebank);
        AccountId anns = AccountId.of(ann.id());

        List<Applied> outcomes = atOnce(
                200,
                i -> store.apply(
                        timebank,
                        ChangeSet.builder()
                                .post(Posting.of(Things.transfer(ann.id(), ben.id(), 7))
                                        .within(anns, Limits.floor(-600))
                                        .within(
                                                AccountId.of(ben.id()),
                                                new Limits(OptionalLong.empty(), OptionalLong.of(10_000))))
                                .build()));

        assertThat(outcomes.stream().filter(Applied.APPLIED::equals)).hasSize(85);
        assertThat(balance(store, timebank, anns).balance()).isEqualTo(-595);
        assertThat(balance(store, timebank, anns).entries()).isEqualTo(85);
    }

    @OnEveryEngine
    void nobodyWaitsForEachOtherAndNothingIsLost(Engine engine) throws Exception {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member[] members = IntStream.range(0, 5).mapToObj(i -> Things.person()).toArray(Member[]::new);
        store.apply(timebank, Things.joining(members));

        List<Applied> outcomes = atOnce(400, i -> {
            Random random = new Random(i);
            int from = random.nextInt(members.length);
            int to = (from + 1 + random.nextInt(members.length - 1)) % members.length;
            return store.apply(
                    timebank,
                    Things.posting(Things.transfer(members[from].id(), members[to].id(), 1 + random.nextInt(60)))
                            .and(Things.done("", "key-" + i)));
        });

        assertThat(outcomes).containsOnly(Applied.APPLIED);
        assertThat(store.ask(timebank, new Query.Activity()).sumOfBalances()).isZero();
        for (Member member : members) {
            AccountId account = AccountId.of(member.id());
            List<StatementLine> lines = store.ask(timebank, new Query.StatementOf(account, 0, 1_000));
            Account stored = balance(store, timebank, account);
            assertThat(stored.entries()).isEqualTo(lines.size());
            long balance = 0;
            for (int i = 0; i < lines.size(); i++) {
                balance += lines.get(i).minutes();
                assertThat(lines.get(i).number()).isEqualTo(i + 1);
                assertThat(lines.get(i).balance()).isEqualTo(balance);
            }
            assertThat(stored.balance()).isEqualTo(balance);
        }
    }

    @OnEveryEngine
    void aQuestionIsAnsweredFromOneMoment(Engine engine) throws Exception {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member[] members =
                IntStream.range(0, 300).mapToObj(i -> Things.person()).toArray(Member[]::new);
        store.apply(timebank, Things.joining(members));
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService writers = Executors.newFixedThreadPool(2);
        List<Future<?>> writing = new ArrayList<>();
        for (int w = 0; w < 2; w++) {
            Random random = new Random(w);
            writing.add(writers.submit(() -> {
                while (!stop.get()) {
                    int from = random.nextInt(150);
                    int to = 150 + random.nextInt(150);
                    store.apply(timebank, Things.posting(Things.transfer(members[from].id(), members[to].id(), 1)));
                }
            }));
        }
        try {
            for (int i = 0; i < 20; i++) {
                long sum = store.ask(timebank, new Query.Balances(Optional.empty(), 1_000)).stream()
                        .mapToLong(MemberBalance::balance)
                        .sum();
                assertThat(sum).isZero();
            }
        } finally {
            stop.set(true);
            for (Future<?> one : writing) {
                one.get();
            }
            writers.shutdownNow();
        }
    }

    private static Account balance(JdbcTimebankStore store, TimebankId timebank, AccountId account) {
        Key.AccountKey key = new Key.AccountKey(account);
        return store.load(timebank, Needs.of(key)).find(key).orElseThrow();
    }

    /** One of many changes. */
    interface Numbered {
        Applied apply(int number);
    }

    /** Makes so many changes, by eight clients. */
    static List<Applied> atOnce(int times, Numbered change) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<Applied>> calls = IntStream.range(0, times)
                    .<Callable<Applied>>mapToObj(i -> () -> change.apply(i))
                    .toList();
            List<Applied> outcomes = new ArrayList<>();
            for (Future<Applied> outcome : clients.invokeAll(calls)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } finally {
            clients.shutdownNow();
        }
    }
}

package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.timebank.jdbc.Things.NOW;
import static org.timebank.jdbc.Things.TODAY;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.timebank.command.Digest;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.TimebankId;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldState;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.Limits;
import org.timebank.credit.Seal;
import org.timebank.credit.SealedHead;
import org.timebank.credit.Unsealed;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeState;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Posting;
import org.timebank.spi.Query;

/** What was decided from facts that have moved changes nothing. */
class StaleTest {

    @OnEveryEngine
    void anotherVersionIsStored(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        Member ben = Things.joined(store, timebank);
        Exchange exchange = Things.proposed(Things.leg(ann.id(), ben.id(), "care", TODAY));
        store.apply(timebank, Things.saving(exchange, 0));
        store.apply(timebank, Things.defining(Things.category("care"), 0));

        for (int version : new int[] {0, 2}) {
            assertStale(store, timebank, Things.saving(exchange.in(ExchangeState.CANCELLED), version));
            assertStale(store, timebank, Things.defining(Things.category("care"), version));
            assertStale(
                    store,
                    timebank,
                    ChangeSet.builder()
                            .put(new Key.MemberKey(ann.id()), version, ann)
                            .build());
            assertStale(store, timebank, Things.rules(version + 1));
        }
        assertStale(store, Things.timebank(), Things.rules(2));
        assertThat(store.load(timebank, Needs.of(new Key.ExchangeKey(exchange.id())))
                        .find(new Key.ExchangeKey(exchange.id())))
                .contains(exchange);
    }

    @OnEveryEngine
    void aKeyWasAnswered(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        store.apply(timebank, Things.answering(Things.done("first", "b", "c")));

        assertStale(store, timebank, Things.answering(Things.done("second", "a", "c")));

        Key.AnswerKey key = new Key.AnswerKey(IdempotencyKey.of("a"));
        assertThat(store.load(timebank, Needs.of(key)).find(key)).isEmpty();
    }

    @OnEveryEngine
    void aReferenceIsSomebodyElses(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        store.apply(timebank, Things.joining(Things.person(ExternalReference.of("crm", "1"))));
        Member second = Things.person(ExternalReference.of("crm", "1"));

        assertStale(store, timebank, Things.joining(second));

        Key.MemberKey key = new Key.MemberKey(second.id());
        assertThat(store.load(timebank, Needs.of(key)).find(key)).isEmpty();
    }

    @OnEveryEngine
    void aLimitWouldBeBroken(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        Member ben = Things.joined(store, timebank);
        UUID subject = Things.id();
        ChangeSet changes = ChangeSet.builder()
                .post(Posting.of(Things.transfer(ann.id(), ben.id(), 61))
                        .within(AccountId.of(ann.id()), Limits.floor(-60)))
                .tell(Things.event(subject, 1))
                .build()
                .and(Things.done("", "key"));

        assertStale(store, timebank, changes);

        assertThat(store.ask(timebank, new Query.EventsOf(subject))).isEmpty();
        assertThat(store.ask(timebank, new Query.StatementOf(AccountId.of(ann.id()), 0, 10)))
                .isEmpty();
    }

    @OnEveryEngine
    void aTransactionWasReversed(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        Member ben = Things.joined(store, timebank);
        LedgerTransaction mistake = Things.transfer(ann.id(), ben.id(), 60);
        LedgerTransaction other = Things.transfer(ann.id(), ben.id(), 30);
        store.apply(timebank, Things.posting(mistake, other));
        LedgerTransaction reversal = Things.reversal(mistake);
        store.apply(timebank, Things.posting(reversal));

        assertStale(store, timebank, Things.posting(Things.reversal(mistake)));
        assertStale(store, timebank, Things.posting(Things.reversal(other), Things.reversal(other)));

        assertThat(store.apply(timebank, Things.posting(Things.reversal(reversal))))
                .isEqualTo(Applied.APPLIED);
        assertThat(account(store, timebank, ann).entries()).isEqualTo(4);
    }

    @OnEveryEngine
    void anAccountIsClosed(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        Member ben = Things.joined(store, timebank);
        AccountId anns = AccountId.of(ann.id());
        store.apply(timebank, Things.setting(Things.terms(anns, true), 0));
        ChangeSet transfer = Things.posting(Things.transfer(ann.id(), ben.id(), 60));
        Hold hold = Things.hold(Map.of(anns, 1L), TODAY);

        assertStale(store, timebank, transfer);
        assertStale(store, timebank, Things.placing(hold));
        assertStale(store, timebank, Things.setting(Things.terms(anns, false), 0));
        assertThat(store.apply(
                        timebank,
                        ChangeSet.builder()
                                .add(Things.setting(Things.terms(anns, false), 1))
                                .add(transfer)
                                .build()))
                .isEqualTo(Applied.APPLIED);
        assertThat(store.apply(timebank, transfer(ann, ben))).isEqualTo(Applied.APPLIED);
        assertThat(store.ask(timebank, new Query.HoldsOn(anns, Optional.empty(), 10)))
                .isEmpty();
    }

    @OnEveryEngine
    void anAccountToBeClosedIsNotEmpty(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        Member ben = Things.joined(store, timebank);
        AccountId anns = AccountId.of(ann.id());
        ChangeSet closing = Things.setting(Things.terms(anns, true), 0);
        Hold hold = Things.hold(Map.of(anns, 1L), TODAY);
        store.apply(timebank, Things.posting(Things.transfer(ann.id(), ben.id(), 60)));
        assertStale(store, timebank, closing);
        store.apply(timebank, Things.posting(Things.transfer(ben.id(), ann.id(), 60)));
        store.apply(timebank, Things.placing(hold));
        assertStale(store, timebank, closing);
        assertThat(store.ask(timebank, new Query.TermsOf(anns))).isEmpty();

        ChangeSet freeing = Things.ending(hold, HoldState.RELEASED);
        assertThat(store.apply(
                        timebank, ChangeSet.builder().add(closing).add(freeing).build()))
                .isEqualTo(Applied.APPLIED);
        assertStale(store, timebank, freeing);
    }

    @OnEveryEngine
    void aSealIsNotTheNext(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        SealedHead head = new SealedHead(new AccountId(Things.id()), 3, Digest.of("head"));
        Seal first = Seal.over(timebank, new Unsealed(0, Digest.NONE, List.of(head)), NOW, "admin");
        Seal third = Seal.over(timebank, new Unsealed(2, first.digest(), List.of(head)), NOW, "admin");
        store.apply(timebank, sealing(first));

        assertStale(store, timebank, sealing(first));
        assertStale(store, timebank, sealing(third));

        assertThat(store.ask(timebank, new Query.SealOf(head.account(), 3))).contains(first);
    }

    @OnEveryEngine
    void moreIsFreedThanWasHeldIsMisuse(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        AccountId anns = AccountId.of(ann.id());
        store.apply(timebank, Things.placing(Things.hold(Map.of(anns, 30L), TODAY)));
        ChangeSet changes = ChangeSet.builder()
                .post(Posting.held(new TreeMap<>(Map.of(anns, -31L))))
                .build();

        assertThatThrownBy(() -> store.apply(timebank, changes)).isInstanceOf(IllegalArgumentException.class);

        assertThat(account(store, timebank, ann).held()).isEqualTo(30);
    }

    @OnEveryEngine
    void nothingWrapsAround(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        Member ben = Things.joined(store, timebank);
        store.apply(timebank, Things.posting(Things.transfer(ann.id(), ben.id(), Long.MAX_VALUE)));
        store.apply(timebank, Things.posting(Things.transfer(ben.id(), ann.id(), 2)));

        // The balance has room for two more; what was credited altogether has not.
        assertThatThrownBy(() -> store.apply(timebank, Things.posting(Things.transfer(ann.id(), ben.id(), 2))))
                .isInstanceOf(ArithmeticException.class);
        store.apply(timebank, Things.placing(Things.hold(Map.of(AccountId.of(ann.id()), Long.MAX_VALUE), TODAY)));
        assertThatThrownBy(() ->
                        store.apply(timebank, Things.placing(Things.hold(Map.of(AccountId.of(ann.id()), 1L), TODAY))))
                .isInstanceOf(ArithmeticException.class);

        assertThat(account(store, timebank, ben).balance()).isEqualTo(Long.MAX_VALUE - 2);
        assertThat(account(store, timebank, ann).held()).isEqualTo(Long.MAX_VALUE);
    }

    @OnEveryEngine
    void anEntryOfNoAccountIsMisuse(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        ChangeSet changes =
                Things.posting(Things.transfer(ann.id(), Things.person().id(), 60));

        assertThatThrownBy(() -> store.apply(timebank, changes)).isInstanceOf(IllegalArgumentException.class);

        assertThat(store.ask(timebank, new Query.StatementOf(AccountId.of(ann.id()), 0, 10)))
                .isEmpty();
        assertThatThrownBy(() -> store.apply(Things.timebank(), Things.joining(Things.person())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @OnEveryEngine
    void ofManyWhoDoTheSameAtOnceOneIsApplied(Engine engine) throws Exception {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        TimebankId unfounded = Things.timebank();
        store.apply(timebank, Things.defining(Things.category("care"), 0));

        assertOneApplied(() -> store.apply(unfounded, Things.rules(1)));
        assertOneApplied(() -> store.apply(timebank, Things.rules(2)));
        assertOneApplied(() -> store.apply(timebank, Things.answering(Things.done("", "x", "y"))));
        assertOneApplied(() -> store.apply(timebank, Things.defining(Things.category("care"), 1)));
        assertOneApplied(() -> store.apply(timebank, Things.joining(Things.person(ExternalReference.of("crm", "1")))));
    }

    @OnEveryEngine
    void ofManyWhoDoTheSameToTheLedgerAtOnceOneIsApplied(Engine engine) throws Exception {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        Member ben = Things.joined(store, timebank);
        LedgerTransaction mistake = Things.transfer(ann.id(), ben.id(), 60);
        LedgerTransaction another = Things.transfer(ben.id(), ann.id(), 60);
        Hold hold = Things.hold(Map.of(AccountId.of(ann.id()), 30L), TODAY);
        store.apply(timebank, Things.posting(mistake, another));
        store.apply(timebank, Things.placing(hold));

        assertOneApplied(
                () -> store.apply(timebank, Things.posting(Things.reversal(mistake), Things.reversal(another))));
        assertOneApplied(() -> store.apply(timebank, Things.ending(hold, HoldState.CAPTURED)));
        assertOneApplied(() -> store.apply(timebank, Things.setting(Things.terms(AccountId.of(ann.id()), true), 0)));
        Seal seal = Seal.over(
                timebank,
                store.load(timebank, Needs.of(new Key.UnsealedKey()))
                        .find(new Key.UnsealedKey())
                        .orElseThrow(),
                NOW,
                "admin");
        assertOneApplied(() -> store.apply(timebank, sealing(seal)));
    }

    /** Whichever comes first, no minute ends on a closed account. */
    @OnEveryEngine
    void anAccountIsClosedOrMovedButNotBoth(Engine engine) throws Exception {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        for (int i = 0; i < 20; i++) {
            Member ann = Things.joined(store, timebank);
            Member ben = Things.joined(store, timebank);
            ChangeSet closing = Things.setting(Things.terms(AccountId.of(ann.id()), true), 0);
            assertOneApplied(List.of(
                    () -> store.apply(timebank, closing),
                    () -> store.apply(timebank, Things.posting(Things.transfer(ben.id(), ann.id(), 5)))));
        }
    }

    private static void assertStale(JdbcTimebankStore store, TimebankId timebank, ChangeSet changes) {
        assertThat(store.apply(timebank, changes)).isEqualTo(Applied.STALE);
    }

    private static ChangeSet transfer(Member from, Member to) {
        return Things.posting(Things.transfer(from.id(), to.id(), 1));
    }

    private static ChangeSet sealing(Seal seal) {
        return ChangeSet.builder().put(new Key.SealKey(seal.number()), 0, seal).build();
    }

    private static Account account(JdbcTimebankStore store, TimebankId timebank, Member member) {
        Key.AccountKey key = new Key.AccountKey(AccountId.of(member.id()));
        return store.load(timebank, Needs.of(key)).find(key).orElseThrow();
    }

    private static void assertOneApplied(Callable<Applied> change) throws Exception {
        assertOneApplied(IntStream.range(0, 16).mapToObj(i -> change).toList());
    }

    private static void assertOneApplied(List<Callable<Applied>> changes) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Future<Applied>> outcomes = clients.invokeAll(changes);
            int applied = 0;
            for (Future<Applied> outcome : outcomes) {
                applied += outcome.get() == Applied.APPLIED ? 1 : 0;
            }
            assertThat(applied).isEqualTo(1);
        } finally {
            clients.shutdownNow();
        }
    }
}

package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.timebank.jdbc.Things.TODAY;

import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountId;
import org.timebank.credit.Limits;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeState;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
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
                .post(Things.transfer(ann.id(), ben.id(), 61))
                .keep(AccountId.of(ann.id()), Limits.debitLimit(OptionalLong.of(60)))
                .tell(Things.event(subject, 1))
                .build()
                .and(Things.done("", "key"));

        assertStale(store, timebank, changes);

        assertThat(store.ask(timebank, new Query.EventsOf(subject))).isEmpty();
        assertThat(store.ask(timebank, new Query.StatementOf(AccountId.of(ann.id()), 0, 10)))
                .isEmpty();
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

    private static void assertStale(JdbcTimebankStore store, TimebankId timebank, ChangeSet changes) {
        assertThat(store.apply(timebank, changes)).isEqualTo(Applied.STALE);
    }

    private static void assertOneApplied(Callable<Applied> change) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Future<Applied>> outcomes = clients.invokeAll(
                    IntStream.range(0, 16).mapToObj(i -> change).toList());
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

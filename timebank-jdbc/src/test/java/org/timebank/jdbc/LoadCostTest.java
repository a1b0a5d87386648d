package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountId;
import org.timebank.credit.Hold;
import org.timebank.credit.LedgerTransaction;
import org.timebank.event.Event;
import org.timebank.event.FailedDelivery;
import org.timebank.exchange.Exchange;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.offer.Offer;
import org.timebank.offer.OfferKind;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** What a command loads costs the same however much else there is: counted in rows that the engine reads. */
class LoadCostTest {

    private static final int MANY = 3_000;

    /** An exchange brings two members, each from four tables, with indexes that lead there. */
    private static final long MOST_ROWS_OF_ONE = 50;

    private final Map<String, List<Key<?>>> keys = new LinkedHashMap<>();

    @OnEveryEngine
    void whatIsLoadedCostsTheSameHoweverMuchThereIs(Engine engine) throws SQLException {
        DataSource database = engine.empty();
        TimebankSchema.of(database).create();
        Recorded recorded = new Recorded(database);
        JdbcTimebankStore writing = JdbcTimebankStore.of(database);
        TimebankId timebank = Things.founded(writing);
        ChangeSet.Builder all = ChangeSet.builder();
        for (int i = 0; i < MANY; i++) {
            add(i, all);
        }
        writing.apply(timebank, all.build());
        CostTest.analyse(database);

        for (Map.Entry<String, List<Key<?>>> kind : keys.entrySet()) {
            for (int number : new int[] {1, 3}) {
                List<Key<?>> wanted = kind.getValue().subList(MANY / 2, MANY / 2 + number);
                // A new one remembers nothing.
                JdbcTimebankStore store = JdbcTimebankStore.of(recorded.watched());
                Needs needs = Needs.of(wanted.toArray(Key<?>[]::new));
                recorded.rowsRead();
                Facts facts = store.load(timebank, needs);
                assertThat(wanted).allMatch(key -> facts.find(key).isPresent());
                assertThat(recorded.rowsRead())
                        .as("%s, %s", number, kind.getKey())
                        .isBetween(1L, number * MOST_ROWS_OF_ONE);
            }
        }
    }

    /** One of each kind of thing. */
    private void add(int i, ChangeSet.Builder all) {
        ExternalReference reference = ExternalReference.of("crm", "member " + i);
        Member member = Things.person(reference);
        Member other = Things.person();
        AccountId account = AccountId.of(member.id());
        all.add(Things.joining(member, other));
        note("members", new Key.MemberKey(member.id()));
        note("members by reference", new Key.MemberKey(reference));
        note("accounts", new Key.AccountKey(account));
        all.answer(Things.done("done", "answered " + i));
        note("answers", new Key.AnswerKey(IdempotencyKey.of("answered " + i)));
        Offer offer = Things.offer(member.id(), OfferKind.OFFER, "care");
        all.add(Things.publishing(offer));
        note("offers", new Key.OfferKey(offer.id()));
        Exchange exchange = Things.proposed(Things.leg(member.id(), other.id(), "care", Things.TODAY));
        all.add(Things.saving(exchange, 0));
        note("exchanges", new Key.ExchangeKey(exchange.id()));
        Hold hold = Things.hold(Map.of(account, 1L), Things.TODAY);
        all.add(Things.placing(hold));
        note("holds", new Key.HoldKey(hold.id()));
        LedgerTransaction transaction = Things.transfer(member.id(), other.id(), 2);
        all.add(Things.posting(transaction));
        note("transactions", new Key.TransactionKey(transaction.id()));
        Event event = Things.event(Things.id(), 1);
        all.tell(event)
                .delivered(event.id())
                .put(
                        new Key.FailedDeliveryKey(event.id()),
                        0,
                        new FailedDelivery(event.id(), event.subject(), 9, Things.NOW, "code", true));
        note("failed deliveries", new Key.FailedDeliveryKey(event.id()));
        all.add(Things.defining(Things.category("category " + i), 0));
        note("categories", new Key.CategoryKey("category " + i));
    }

    private void note(String kind, Key<?> key) {
        keys.computeIfAbsent(kind, ignored -> new ArrayList<>()).add(key);
    }
}

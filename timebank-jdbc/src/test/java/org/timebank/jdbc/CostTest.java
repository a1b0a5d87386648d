package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.timebank.command.Digest;
import org.timebank.command.TimebankId;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.Entry;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldState;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.PostedTransaction;
import org.timebank.credit.Seal;
import org.timebank.credit.SealedHead;
import org.timebank.credit.Unsealed;
import org.timebank.event.Event;
import org.timebank.event.FailedDelivery;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.offer.OfferKind;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankSelection;

/** What a question costs does not grow with the history of what is asked about: counted in rows that the engine reads. */
class CostTest {

    private static final int ENTRIES = 8_000;
    private static final int PAGE = 8;
    /** So few that no engine finds it cheaper to read all of a small table. */
    private static final int A_FEW = 2;

    private static final int A_BATCH = 500;
    private static final int MANY = 2_000;

    /** Two rows for a line of the page, its entry and its transaction, each with the index that led there; and some. */
    private static final long FOR_A_PAGE = 5L * PAGE;

    /** The same for each of the looks at the history, of which ten do where entries are spread evenly; halving takes 13. */
    private static final long FOR_A_SEARCH = 10 * 4 + FOR_A_PAGE;

    @OnEveryEngine
    void aStatementAndAPastBalanceCostTheSameAnywhere(Engine engine) throws SQLException {
        DataSource database = created(engine);
        Recorded recorded = new Recorded(database);
        JdbcTimebankStore store = JdbcTimebankStore.of(recorded.watched());
        TimebankId timebank = Things.founded(store);
        AccountId account = AccountId.of(Things.joined(store, timebank).id());
        AccountId other = AccountId.of(Things.joined(store, timebank).id());
        fill(store, timebank, account, other);
        analyse(database);
        recorded.rowsRead();

        for (long page : new long[] {0, 1, 500, ENTRIES / PAGE - 1}) {
            assertThat(store.ask(timebank, new Query.StatementOf(account, page * PAGE, PAGE)))
                    .hasSize(PAGE);
            assertThat(recorded.rowsRead()).as("page %s", page).isBetween(1L, FOR_A_PAGE);
            assertThat(store.ask(timebank, new Query.StatementBackOf(account, (page + 1) * PAGE + 1, PAGE)))
                    .hasSize(PAGE);
            assertThat(recorded.rowsRead()).as("page %s back", page).isBetween(1L, FOR_A_PAGE);
        }
        for (int day : new int[] {0, 1, ENTRIES / 2, ENTRIES - 2, ENTRIES}) {
            assertThat(store.ask(timebank, new Query.BalanceOn(account, Things.TODAY.plusDays(day))))
                    .isEqualTo(Math.min(day + 1, ENTRIES));
            assertThat(recorded.rowsRead()).as("day %s", day).isBetween(1L, FOR_A_SEARCH);
            Key.LineAtKey key = new Key.LineAtKey(account, Things.NOW.plusSeconds(day));
            assertThat(store.load(timebank, Needs.of(key)).find(key)).isPresent();
            assertThat(recorded.rowsRead()).as("second %s", day).isBetween(1L, FOR_A_SEARCH);
        }
    }

    @OnEveryEngine
    void whatIsOverIsNotReadAgain(Engine engine) throws SQLException {
        DataSource database = created(engine);
        Recorded recorded = new Recorded(database);
        JdbcTimebankStore store = JdbcTimebankStore.of(recorded.watched());
        TimebankId timebank = Things.founded(store);
        AccountId account = AccountId.of(Things.joined(store, timebank).id());
        Hold open = Things.hold(Map.of(account, 1L), Things.TODAY);
        ChangeSet.Builder over = ChangeSet.builder();
        for (int i = 0; i < A_BATCH; i++) {
            Hold hold = Things.hold(Map.of(account, 1L), Things.TODAY).in(HoldState.CAPTURED);
            over.put(new Key.HoldKey(hold.id()), 0, hold);
            Event event = Things.event(Things.id(), 1);
            over.tell(event).delivered(event.id());
        }
        store.apply(timebank, over.build());
        store.apply(timebank, Things.placing(open));
        Event event = Things.event(Things.id(), 1);
        store.apply(timebank, ChangeSet.builder().tell(event).build());
        ChangeSet.Builder seals = ChangeSet.builder();
        for (int number = 1; number <= A_BATCH; number++) {
            SealedHead head = new SealedHead(account, number, Digest.of("head " + number));
            Unsealed unsealed = new Unsealed(number - 1, Digest.NONE, List.of(head));
            seals.put(new Key.SealKey(number), 0, Seal.over(timebank, unsealed, Things.NOW, "admin"));
        }
        store.apply(timebank, seals.build());
        analyse(database);
        recorded.rowsRead();

        assertThat(store.ask(timebank, new Query.HoldsOn(account, Optional.empty(), 10)))
                .containsExactly(open);
        assertThat(recorded.rowsRead()).as("holds on an account").isBetween(1L, 20L);
        assertThat(store.ask(timebank, new Query.HoldsDue(Things.TODAY.plusDays(1), Optional.empty(), 10)))
                .containsExactly(open);
        assertThat(recorded.rowsRead()).as("holds that are due").isBetween(1L, 20L);
        assertThat(store.ask(timebank, new Query.PendingEvents(10))).containsExactly(event);
        assertThat(recorded.rowsRead()).as("pending events").isBetween(1L, 20L);
        assertThat(store.ask(timebank, new Query.DueEvents(Things.NOW, 10))).containsExactly(event);
        assertThat(recorded.rowsRead()).as("events that are due").isBetween(1L, 20L);
        assertThat(store.timebanks(TimebankSelection.WITH_PENDING_EVENTS, Optional.empty(), 10))
                .containsExactly(timebank);
        assertThat(recorded.rowsRead()).as("timebanks with pending events").isBetween(1L, 20L);
        for (int number : new int[] {1, A_BATCH / 2, A_BATCH}) {
            assertThat(store.ask(timebank, new Query.SealOf(account, number)).map(Seal::number))
                    .contains(number);
            assertThat(recorded.rowsRead()).as("the seal of %s", number).isBetween(1L, 20L);
        }
    }

    @OnEveryEngine
    void aPageCostsTheSameHoweverManyFollow(Engine engine) throws SQLException {
        DataSource database = created(engine);
        Recorded recorded = new Recorded(database);
        JdbcTimebankStore store = JdbcTimebankStore.of(recorded.watched());
        TimebankId timebank = Things.founded(store);
        Member[] members =
                IntStream.range(0, MANY).mapToObj(i -> Things.person()).toArray(Member[]::new);
        store.apply(timebank, Things.joining(members));
        MemberId last = members[MANY / 2].id();
        AccountId account = AccountId.of(last);
        ChangeSet.Builder changes = ChangeSet.builder();
        for (int i = 0; i < MANY; i++) {
            changes.add(Things.placing(Things.hold(Map.of(account, 1L), Things.TODAY)));
            changes.add(Things.publishing(Things.offer(last, OfferKind.OFFER, "care")));
            changes.tell(Things.event(Things.id(), 1));
            Event told = Things.event(Things.id(), 1);
            changes.tell(told).delivered(told.id());
            Event dead = Things.event(Things.id(), 1);
            FailedDelivery failure = new FailedDelivery(dead.id(), dead.subject(), 9, Things.NOW, "code", true);
            changes.tell(dead).delivered(dead.id()).put(new Key.FailedDeliveryKey(dead.id()), 0, failure);
        }
        store.apply(timebank, changes.build());
        analyse(database);
        recorded.rowsRead();

        List<Query<? extends List<?>>> queries = List.of(
                new Query.AllMembers(Optional.of(last), A_FEW),
                new Query.Balances(Optional.of(last), A_FEW),
                new Query.AllAccounts(Optional.of(account), A_FEW),
                new Query.HoldsOn(account, Optional.empty(), A_FEW),
                new Query.OpenOffers(OfferKind.OFFER, "care", Optional.empty(), A_FEW),
                new Query.PendingEvents(A_FEW),
                new Query.DueEvents(Things.NOW, A_FEW),
                new Query.DeliveredEvents(Optional.of(last.value()), A_FEW),
                new Query.DeadLetters(Optional.of(last.value()), A_FEW));
        for (Query<? extends List<?>> query : queries) {
            assertThat(store.ask(timebank, query)).hasSize(A_FEW);
            assertThat(recorded.rowsRead()).as(query.toString()).isBetween((long) A_FEW, 30L);
        }
    }

    /** Without the statistics that engines gather in their own time: a community has just moved in, and is sealed. */
    @OnEveryEngine
    void whatWasJustWrittenIsReadOnce(Engine engine) throws SQLException {
        Recorded recorded = new Recorded(created(engine));
        JdbcTimebankStore store = JdbcTimebankStore.of(recorded.watched());
        TimebankId timebank = Things.founded(store);
        AccountId suspense = Things.opened(store, timebank, AccountKind.SUSPENSE);
        List<AccountId> accounts = IntStream.range(0, MANY)
                .mapToObj(i -> new AccountId(Things.id()))
                .toList();
        ChangeSet.Builder opening = ChangeSet.builder();
        accounts.forEach(id -> opening.put(new Key.AccountKey(id), 0, Account.open(id, AccountKind.MEMBER)));
        store.apply(timebank, opening.build());
        List<Entry> entries = new ArrayList<>(List.of(new Entry(suspense, -MANY)));
        accounts.forEach(id -> entries.add(new Entry(id, 1)));
        store.apply(timebank, Things.posting(Things.transaction(entries.toArray(Entry[]::new))));
        Key.UnsealedKey key = new Key.UnsealedKey();
        Unsealed all = store.load(timebank, Needs.of(key)).find(key).orElseThrow();
        Seal seal = Seal.over(timebank, all, Things.NOW, "admin");
        store.apply(
                timebank, ChangeSet.builder().put(new Key.SealKey(1), 0, seal).build());
        LedgerTransaction last = Things.transaction(new Entry(accounts.get(0), 1), new Entry(accounts.get(1), -1));
        store.apply(timebank, Things.posting(last));
        recorded.rowsRead();

        assertThat(store.load(timebank, Needs.of(key))
                        .find(key)
                        .map(unsealed -> unsealed.heads().size()))
                .contains(2);
        assertThat(recorded.rowsRead()).as("what is unsealed").isBetween((long) MANY, 5L * MANY);
        Key.TransactionKey transaction = new Key.TransactionKey(last.id());
        assertThat(store.load(timebank, Needs.of(transaction)).find(transaction))
                .contains(new PostedTransaction(last, Optional.empty()));
        assertThat(recorded.rowsRead()).as("a transaction").isBetween(2L, 40L);
    }

    /** An entry of a minute each day, recorded second by second. */
    private static void fill(JdbcTimebankStore store, TimebankId timebank, AccountId account, AccountId other) {
        ChangeSet.Builder changes = ChangeSet.builder();
        for (int i = 0; i < ENTRIES; i++) {
            changes.post(new LedgerTransaction(
                    Things.header(Things.TODAY.plusDays(i), Things.NOW.plusSeconds(i)),
                    List.of(new Entry(account, 1), new Entry(other, -1))));
            if ((i + 1) % A_BATCH == 0) {
                store.apply(timebank, changes.build());
                changes = ChangeSet.builder();
            }
        }
    }

    private static DataSource created(Engine engine) {
        DataSource database = engine.empty();
        TimebankSchema.of(database).create();
        return database;
    }

    /** So that engines plan for the tables as they are, and not for empty ones. */
    static void analyse(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    Dialect.of(connection.getMetaData()) == Dialect.MARIADB
                            ? "ANALYZE TABLE timebank_member, timebank_membership, timebank_member_reference,"
                                    + " timebank_account, timebank_offer, timebank_exchange, timebank_exchange_leg,"
                                    + " timebank_category, timebank_answer, timebank_ledger_entry, timebank_ledger_transaction, timebank_late_entry,"
                                    + " timebank_hold, timebank_hold_part, timebank_event, timebank_failed_delivery, timebank_event_lease, timebank_seal,"
                                    + " timebank_seal_head"
                            : "ANALYZE");
        }
    }
}

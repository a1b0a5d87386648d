package org.timebank.jdbc;

import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.Hold;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.Seal;
import org.timebank.event.EventLease;
import org.timebank.event.FailedDelivery;
import org.timebank.exchange.Exchange;
import org.timebank.member.Member;
import org.timebank.offer.Category;
import org.timebank.offer.Offer;
import org.timebank.rules.AdoptedRules;
import org.timebank.spi.Change;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Movement;

/**
 * Writes a change set, always in the same order: answers, which tell whether it was applied before; changes, by table and id; reversals; what is only ever added; what was delivered, and what is forgotten; and last the accounts with
 * their terms and entries, so that a busy account is locked as shortly as can be. So no two transactions wait for each
 * other in a circle, but where an engine locks more than is asked of it. Insertions that follow each other may be one
 * statement, which inserts in an order of its own.
 */
final class Applying {

    private static final Set<Class<?>> STORED = Set.of(
            AdoptedRules.class,
            Category.class,
            Member.class,
            Account.class,
            AccountTerms.class,
            Offer.class,
            Exchange.class,
            Hold.class,
            Seal.class,
            EventLease.class,
            FailedDelivery.class);

    private Applying() {}

    /**
     * Writes all of it in the session's transaction; throws {@link Stale} if it is.
     *
     * @param movements what it does to each account
     * @param zone where the community's days begin, as far as is known
     * @param looking whether accounts may be looked at before they are moved
     */
    static void apply(
            Session session, ChangeSet changes, SortedMap<AccountId, Movement> movements, ZoneId zone, boolean looking)
            throws SQLException {
        applyThings(session, changes);
        if (!looking && session instanceof PipelinedSession pipelined) {
            UnseenAccounts.move(pipelined, zone, Map.of(), movements.values());
        } else {
            LedgerTables.post(session, AccountChange.of(changes, movements));
        }
    }

    /** The same without a look, if what it was decided from still holds. */
    static void apply(Session session, Recall recall, ChangeSet changes, SortedMap<AccountId, Movement> movements)
            throws SQLException {
        recall.require(session, movements.keySet());
        applyThings(session, changes);
        UnseenAccounts.move((PipelinedSession) session, recall.zone(), recall.known(), movements.values());
    }

    private static void applyThings(Session session, ChangeSet changes) throws SQLException {
        AnswerTable.insert(session, changes.answers());
        if (!changes.changes().isEmpty()) {
            replaceThings(session, changes);
        }
        List<LedgerTransaction> transactions = changes.transactions();
        TransactionTables.reverse(session, transactions);
        TransactionTables.insert(session, transactions);
        EventTable.insert(session, changes.events());
        AssessmentTables.insert(session, changes.assessments());
        EventTable.delivered(session, changes.delivered());
        EventTable.forget(session, changes.forgotten());
    }

    private static void replaceThings(Session session, ChangeSet changes) throws SQLException {
        requireStored(changes);
        for (Change<?> change : inOrder(changes, AdoptedRules.class)) {
            RulesTable.save(session, change, (AdoptedRules) change.value());
        }
        CategoryTable.save(session, Saved.of(changes, Category.class));
        MemberTables.save(session, Saved.of(changes, Member.class));
        AccountTable.open(session, Saved.of(changes, Account.class));
        OfferTable.save(session, Saved.of(changes, Offer.class));
        ExchangeTables.save(session, Saved.of(changes, Exchange.class));
        HoldTables.save(session, Saved.of(changes, Hold.class));
        for (Change<?> change : inOrder(changes, Seal.class)) {
            SealTables.save(session, change, (Seal) change.value());
        }
        LeaseTable.save(session, Saved.of(changes, EventLease.class));
        FailedDeliveryTable.save(session, Saved.of(changes, FailedDelivery.class));
    }

    private static void requireStored(ChangeSet changes) {
        for (Change<?> change : changes.changes()) {
            if (!STORED.contains(change.value().getClass())) {
                throw new IllegalArgumentException("A change of this kind is not stored: " + change.key());
            }
        }
    }

    /** Of these every version is kept; they follow one another. */
    private static List<Change<?>> inOrder(ChangeSet changes, Class<?> type) {
        List<Change<?>> inOrder = new ArrayList<>(changes.changes());
        inOrder.removeIf(change -> !type.isInstance(change.value()));
        return inOrder;
    }
}

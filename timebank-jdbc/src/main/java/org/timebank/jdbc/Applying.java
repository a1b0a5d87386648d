package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.timebank.credit.Account;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.Hold;
import org.timebank.credit.Seal;
import org.timebank.exchange.Exchange;
import org.timebank.member.Member;
import org.timebank.offer.Category;
import org.timebank.offer.Offer;
import org.timebank.rules.AdoptedRules;
import org.timebank.spi.Change;
import org.timebank.spi.ChangeSet;

/**
 * Writes a change set, always in the same order: answers, which tell at once whether it was applied before; changes, by
 * table and id; reversals; accounts with their terms; and then what is only ever added, and what was delivered. So no two
 * transactions wait for each other in a circle, but where an engine locks more than is asked of it.
 */
final class Applying {

    private static final List<Class<?>> TABLES = List.of(
            AdoptedRules.class,
            Category.class,
            Member.class,
            Account.class,
            Offer.class,
            Exchange.class,
            Hold.class,
            Seal.class);

    // Sorting keeps what is changed several times in succession; seals follow one another in any case.
    private static final Comparator<Change<?>> BY_TABLE_AND_ID = Comparator.<Change<?>>comparingInt(
                    change -> table(change))
            .thenComparing(
                    change -> change.value() instanceof Seal ? "" : change.key().toString());

    private Applying() {}

    /** Writes all of it in the session's transaction; throws {@link Stale} if it is. */
    static void apply(Session session, ChangeSet changes) throws SQLException {
        AnswerTable.insert(session, changes.answers());
        for (Change<?> change :
                changes.changes().stream().sorted(BY_TABLE_AND_ID).toList()) {
            save(session, change);
        }
        TransactionTables.reverse(session, changes.transactions());
        LedgerTables.post(session, changes);
        AssessmentTables.insert(session, changes.assessments());
        EventTable.insert(session, changes.events());
        EventTable.delivered(session, changes.delivered());
    }

    private static int table(Change<?> change) {
        return TABLES.indexOf(change.value().getClass());
    }

    private static void save(Session session, Change<?> change) throws SQLException {
        Object value = change.value();
        if (value instanceof AdoptedRules rules) {
            RulesTable.save(session, change, rules);
        } else if (value instanceof Category category) {
            CategoryTable.save(session, change, category);
        } else if (value instanceof Member member) {
            MemberTables.save(session, change, member);
        } else if (value instanceof Account account) {
            AccountTable.open(session, account);
        } else if (value instanceof Offer offer) {
            OfferTable.save(session, change, offer);
        } else if (value instanceof Exchange exchange) {
            ExchangeTables.save(session, change, exchange);
        } else if (value instanceof Hold hold) {
            HoldTables.save(session, change, hold);
        } else if (value instanceof Seal seal) {
            SealTables.save(session, change, seal);
        } else if (!(value instanceof AccountTerms)) {
            throw new IllegalArgumentException("A change of this kind is not stored: " + change.key());
        }
    }
}

package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.timebank.member.MemberId;
import org.timebank.spi.Query;

/** Answers questions. */
final class Asking {

    private static final String MEMBERS = """
            SELECT id
            FROM timebank_member
            WHERE timebank_no = ?
            AND id %s ?
            ORDER BY timebank_no, id
            LIMIT ?
            """;

    private static final String BUSIEST = """
            SELECT m.id
            FROM timebank_account a
            JOIN timebank_member m ON m.timebank_no = a.timebank_no AND m.id = a.id
            WHERE a.timebank_no = ?
            ORDER BY a.entries DESC, m.id
            LIMIT ?
            """;

    private Asking() {}

    /** Whether the answer is of one moment by itself: it is of one statement, or of what never changes. */
    static boolean isOfOneMoment(Dialect dialect, Query<?> query) {
        boolean isOfMembers =
                query instanceof Query.AllMembers || query instanceof Query.Balances || query instanceof Query.Busiest;
        return !(query instanceof Query.Activity || isOfMembers && dialect != Dialect.POSTGRESQL);
    }

    /** The answer, from what is stored of the session's timebank. */
    static Object answer(Session session, Query<?> query) throws SQLException {
        if (query instanceof Query.AllMembers asked) {
            return page(session, asked.after(), asked.limit(), MemberRows::member);
        } else if (query instanceof Query.Balances asked) {
            return page(session, asked.after(), asked.limit(), MemberRows::balance);
        } else if (query instanceof Query.Busiest asked) {
            return members(
                    session,
                    BUSIEST,
                    p -> p.timebank().number(asked.limit()),
                    MemberRows.BUSIEST_FIRST,
                    MemberRows::balance);
        } else if (query instanceof Query.AllCategories) {
            return CategoryTable.all(session);
        } else if (query instanceof Query.OpenOffers asked) {
            return OfferTable.open(session, asked);
        } else if (query instanceof Query.EventsOf asked) {
            return EventTable.ofSubject(session, asked.subject());
        } else if (query instanceof Query.PendingEvents asked) {
            return EventTable.pending(session, asked.limit());
        } else if (query instanceof Query.DueEvents asked) {
            return EventTable.due(session, asked);
        } else if (query instanceof Query.DeliveredEvents asked) {
            return EventTable.delivered(session, asked);
        } else if (query instanceof Query.DeadLetters asked) {
            return FailedDeliveryTable.dead(session, asked);
        } else if (query instanceof Query.AssessmentById asked) {
            return AssessmentTables.withId(session, asked.assessment()).stream().findFirst();
        } else if (query instanceof Query.AssessmentsOf asked) {
            return AssessmentTables.ofExchange(session, asked.exchange());
        } else if (query instanceof Query.Activity) {
            return new ActivityCount().of(session);
        }
        return answerOfLedger(session, query);
    }

    private static Object answerOfLedger(Session session, Query<?> query) throws SQLException {
        if (query instanceof Query.StatementOf asked) {
            return StatementTables.after(session, asked);
        } else if (query instanceof Query.StatementBackOf asked) {
            return StatementTables.before(session, asked);
        } else if (query instanceof Query.BalanceOn asked) {
            return StatementTables.balanceOn(session, asked);
        } else if (query instanceof Query.TermsOf asked) {
            return TermsTable.all(session, asked.account());
        } else if (query instanceof Query.AllAccounts asked) {
            return AccountTable.page(session, asked);
        } else if (query instanceof Query.TotalsByKind) {
            return AccountTable.totals(session);
        } else if (query instanceof Query.TotalsByReason asked) {
            return TransactionTables.totals(session, asked);
        } else if (query instanceof Query.SealOf asked) {
            return SealTables.over(session, asked);
        } else if (query instanceof Query.HoldsDue asked) {
            return HoldTables.due(session, asked);
        } else if (query instanceof Query.HoldsOn asked) {
            return HoldTables.onAccount(session, asked);
        }
        throw new IllegalArgumentException("Not a question of this port: " + query);
    }

    /** The answer of a timebank with nothing in it. */
    static Object answerOfNone(Query<?> query) {
        if (query instanceof Query.Activity) {
            return new ActivityCount().report();
        } else if (query instanceof Query.AssessmentById || query instanceof Query.SealOf) {
            return Optional.empty();
        } else if (query instanceof Query.TotalsByKind) {
            return Map.of();
        } else if (query instanceof Query.BalanceOn) {
            return 0L;
        }
        return List.of();
    }

    private static <T> List<T> page(Session session, Optional<MemberId> after, int limit, Function<MemberRows, T> view)
            throws SQLException {
        Page page = Page.after(after.map(MemberId::value));
        return members(
                session,
                MEMBERS.formatted(page.comparison()),
                p -> p.timebank().uuid(page.id()).number(limit),
                MemberRows.BY_ID,
                view);
    }

    private static <T> List<T> members(
            Session session,
            String ids,
            Parameters.Binding binding,
            Comparator<MemberRows> order,
            Function<MemberRows, T> view)
            throws SQLException {
        Map<UUID, MemberRows> members = new HashMap<>();
        Keys<UUID> keys =
                Keys.uuids(List.of()).and(ids, binding, () -> session.query(ids, binding, row -> row.uuid("id")));
        MemberTables.find(session, keys, members);
        session.send();
        return members.values().stream().sorted(order).map(view).toList();
    }
}

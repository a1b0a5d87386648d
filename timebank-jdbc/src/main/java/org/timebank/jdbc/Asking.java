package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
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
    static boolean isOfOneMoment(Query<?> query) {
        return !(query instanceof Query.AllMembers
                || query instanceof Query.Balances
                || query instanceof Query.Busiest
                || query instanceof Query.Activity);
    }

    /** The answer, from what is stored of the session's timebank. */
    static Object answer(Session session, Query<?> query) throws SQLException {
        if (query instanceof Query.AllMembers asked) {
            return members(session, page(session, asked.after(), asked.limit()), MemberRows::member);
        } else if (query instanceof Query.Balances asked) {
            return members(session, page(session, asked.after(), asked.limit()), MemberRows::balance);
        } else if (query instanceof Query.Busiest asked) {
            List<UUID> ids = session.query(BUSIEST, p -> p.timebank().number(asked.limit()), row -> row.uuid("id"));
            return members(session, ids, MemberRows::balance);
        } else if (query instanceof Query.AllCategories) {
            return CategoryTable.all(session);
        } else if (query instanceof Query.OpenOffers asked) {
            return OfferTable.open(session, asked);
        } else if (query instanceof Query.EventsOf asked) {
            return EventTable.ofSubject(session, asked.subject());
        } else if (query instanceof Query.PendingEvents asked) {
            return EventTable.pending(session, asked.limit());
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

    private static List<UUID> page(Session session, Optional<MemberId> after, int limit) throws SQLException {
        Page page = Page.after(after.map(MemberId::value));
        return session.query(
                MEMBERS.formatted(page.comparison()),
                p -> p.timebank().uuid(page.id()).number(limit),
                row -> row.uuid("id"));
    }

    private static <T> List<T> members(Session session, List<UUID> ids, Function<MemberRows, T> view)
            throws SQLException {
        Map<UUID, MemberRows> members = MemberTables.find(session, ids);
        return ids.stream()
                .flatMap(id -> Stream.ofNullable(members.get(id)))
                .map(view)
                .toList();
    }
}

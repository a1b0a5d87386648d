package org.timebank.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.timebank.spi.Key;
import org.timebank.spi.Query;

/**
 * Finds how far the beginnings of statements reach in which no entry is beyond a moment or a day, as {@link Beginnings} does,
 * but by PostgreSQL itself, in one statement: by the last milestone within it, which is an entry whose number is a multiple
 * of 16, and the fifteen entries that follow it at most.
 */
final class Milestones {

    // OFFSET 0 keeps the milestone's query apart, which would be made twice otherwise. %1$s is the entry's column, and
    // %2$s what it may reach at most. The index of milestones serves no other order and no other condition than this
    // one.
    private static final String SEARCH = """
            CROSS JOIN LATERAL (
                SELECT COALESCE((
                    SELECT e.number
                    FROM timebank_ledger_entry e
                    WHERE e.timebank_no = a.timebank_no
                    AND e.account_id = a.id
                    AND e.number >= milestone.number
                    AND e.number < milestone.number + 16
                    AND e.%1$s <= %2$s
                    ORDER BY e.number DESC
                    LIMIT 1), 0) AS last
                FROM (
                    SELECT COALESCE((
                        SELECT e.number
                        FROM timebank_ledger_entry e
                        WHERE e.timebank_no = a.timebank_no
                        AND e.account_id = a.id
                        AND e.%1$s <= %2$s
                        AND e.number %% 16 = 0
                        ORDER BY e.%1$s DESC, e.number DESC
                        LIMIT 1), 0) AS number
                    OFFSET 0) milestone
                OFFSET 0) found
            """;

    private static final String BY_MOMENT = SEARCH.formatted("posted_at", "asked.recorded_by");

    private static final String BY_DAY = SEARCH.formatted("latest_day", "asked.day");

    // Arrays whose lengths PostgreSQL sees would have it plan anew each time, for a millisecond.
    private static final String LINES_AT = """
            SELECT asked.place, e.account_id, e.number, e.line, e.minutes, e.balance, e.credited, e.head,
                %s
            FROM unnest((SELECT ?::uuid[]), (SELECT ?::timestamptz[]))
                WITH ORDINALITY AS asked (account_id, recorded_by, place)
            CROSS JOIN LATERAL (
                SELECT timebank_no, id
                FROM timebank_account
                WHERE timebank_no = ?
                AND id = asked.account_id
                OFFSET 0) a
            %s
            CROSS JOIN LATERAL (
                SELECT timebank_no, account_id, number, transaction_id, line, minutes, balance, credited, head
                FROM timebank_ledger_entry
                WHERE timebank_no = a.timebank_no
                AND account_id = a.id
                AND number = found.last
                OFFSET 0) e
            JOIN timebank_ledger_transaction t ON t.timebank_no = e.timebank_no AND t.id = e.transaction_id
            """.formatted(HeaderColumns.LIST, BY_MOMENT);

    // Entries that come after the last one before the day, and still occurred by then, are late ones.
    private static final String BALANCE_ON = """
            SELECT COALESCE((
                SELECT e.balance
                FROM timebank_ledger_entry e
                WHERE e.timebank_no = a.timebank_no
                AND e.account_id = a.id
                AND e.number = found.last), 0) AS before_late, (
                SELECT SUM(l.minutes)
                FROM timebank_late_entry l
                WHERE l.timebank_no = a.timebank_no
                AND l.account_id = a.id
                AND l.occurred_on <= asked.day
                AND l.number > found.last
                AND l.number <= a.entries) AS late
            FROM (SELECT ?::date AS day) asked
            JOIN timebank_account a ON a.timebank_no = ? AND a.id = ?
            %s
            """.formatted(BY_DAY);

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private Milestones() {}

    /** Notes the lines that were the last ones known at their moments, each with the place of its key, counted from 1. */
    static void linesAt(PipelinedSession session, List<Key.LineAtKey> keys, Row.Noting noting) throws SQLException {
        Piece.Columns columns = new Piece.Columns(session.timebank());
        for (Key.LineAtKey key : keys) {
            columns.row();
            columns.uuid(key.account().value()).moment(within(key.recordedBy()));
        }
        List<Piece.Argument> arguments = columns.arrays();
        arguments.add(Piece.one(SqlType.INTEGER, session.timebank()));
        session.add(new Piece(LINES_AT, arguments, noting));
    }

    /** The sum of the entries of an account that occurred by a day. */
    static long balanceOn(PipelinedSession session, Query.BalanceOn asked) throws SQLException {
        return session
                .query(
                        BALANCE_ON,
                        p -> p.day(within(asked.occurredOn()))
                                .timebank()
                                .uuid(asked.account().value()),
                        row -> Math.addExact(row.number("before_late"), row.sum("late")))
                .stream()
                .findFirst()
                .orElse(0L);
    }

    /** The same, among moments that entries have: they have microseconds, and PostgreSQL would round. */
    private static Instant within(Instant moment) {
        Instant last = LAST_DAY.atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC);
        Instant first = FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant bounded = moment.isAfter(last) ? last : moment.isBefore(first) ? first : moment;
        return bounded.truncatedTo(ChronoUnit.MICROS);
    }

    /** The same, among days that entries have. */
    private static LocalDate within(LocalDate day) {
        return day.isAfter(LAST_DAY) ? LAST_DAY : day.isBefore(FIRST_DAY) ? FIRST_DAY : day;
    }
}

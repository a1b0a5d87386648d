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
 * but by PostgreSQL itself, in one statement: it halves what is left until one entry remains, by point reads.
 */
final class PastSearch {

    // %1$s is what the entry or account may reach at most, %2$s the account's column, and %3$s the entry's.
    private static final String SEARCH = """
            CROSS JOIN LATERAL (
                WITH RECURSIVE search (last, most) AS (
                    SELECT CASE WHEN a.%2$s <= %1$s THEN a.entries ELSE 0 END, CAST(a.entries AS BIGINT)
                    UNION ALL
                    SELECT CASE WHEN within THEN middle ELSE last END, CASE WHEN within THEN most ELSE middle - 1 END
                    FROM (
                        SELECT last, most, middle, (
                            SELECT e.%3$s <= %1$s
                            FROM timebank_ledger_entry e
                            WHERE e.timebank_no = a.timebank_no
                            AND e.account_id = a.id
                            AND e.number = middle) AS within
                        FROM (
                            SELECT last, most, last + (most - last + 1) / 2 AS middle
                            FROM search
                            WHERE last < most) halved) looked)
                SELECT last
                FROM search
                WHERE last = most) found
            """;

    private static final String LINES_AT =
            """
            SELECT asked.place, e.account_id, e.number, e.line, e.minutes, e.balance, e.credited, e.head,
                %s
            FROM unnest(?::uuid[], ?::timestamptz[]) WITH ORDINALITY AS asked (account_id, recorded_by, place)
            JOIN timebank_account a ON a.timebank_no = ? AND a.id = asked.account_id
            %s
            JOIN timebank_ledger_entry e
                ON e.timebank_no = a.timebank_no AND e.account_id = a.id AND e.number = found.last
            JOIN timebank_ledger_transaction t ON t.timebank_no = e.timebank_no AND t.id = e.transaction_id
            """.formatted(HeaderColumns.LIST, SEARCH.formatted("asked.recorded_by", "latest_at", "posted_at"));

    // Entries that come after the last one before the day, and still occurred by then, are late ones.
    private static final String BALANCE_ON = """
            SELECT COALESCE(e.balance, 0) AS before_late, (
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
            LEFT JOIN timebank_ledger_entry e
                ON e.timebank_no = a.timebank_no AND e.account_id = a.id AND e.number = found.last
            """.formatted(SEARCH.formatted("asked.day", "latest_day", "latest_day"));

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private PastSearch() {}

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

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
 * but by PostgreSQL itself, in one statement, by point reads.
 */
final class PastSearch {

    // Where PostgreSQL 18 could make one query of two it does: it would look at each entry twice, or read all
    // entries of an account to join one of them. OFFSET 0 keeps queries apart.
    //
    // %1$s is what the entry or account may reach at most, %2$s the account's column, and %3$s and %4$s tell
    // how far the account's and the entry's are beyond it.
    private static final String SEARCH = """
            CROSS JOIN LATERAL (
                WITH RECURSIVE search (last, most, low, high, step) AS (
                    SELECT CASE WHEN a.%2$s <= %1$s THEN a.entries ELSE 0 END,
                        CASE WHEN a.%2$s <= %1$s THEN a.entries ELSE GREATEST(a.entries - 1, 0) END,
                        CAST(NULL AS FLOAT8), %3$s, 0
                    UNION ALL
                    SELECT CASE WHEN beyond <= 0 THEN next ELSE last END,
                        CASE WHEN beyond <= 0 THEN most ELSE next - 1 END,
                        CASE WHEN beyond <= 0 THEN beyond ELSE low END,
                        CASE WHEN beyond > 0 THEN beyond ELSE high END,
                        step + 1
                    FROM (
                        SELECT last, most, low, high, step, next, (
                            SELECT %4$s
                            FROM timebank_ledger_entry e
                            WHERE e.timebank_no = a.timebank_no
                            AND e.account_id = a.id
                            AND e.number = next) AS beyond
                        FROM (
                            SELECT last, most, low, high, step, CASE
                                WHEN step > %5$d THEN last + (most - last + 1) / 2
                                WHEN low IS NULL THEN 1
                                ELSE last + GREATEST(1, LEAST(most - last, CAST((most - last) * low / (low - high)
                                    + SIGN(low + high) * SQRT(most - last) / 2 AS BIGINT))) END AS next
                            FROM search
                            WHERE last < most
                            OFFSET 0) going
                        OFFSET 0) looked)
                SELECT last
                FROM search
                WHERE last = most) found
            """;

    private static final String BY_MOMENT = SEARCH.formatted(
            "asked.recorded_by",
            "latest_at",
            "DATE_PART('epoch', a.latest_at - asked.recorded_by)",
            "DATE_PART('epoch', e.posted_at - asked.recorded_by)",
            Beginning.GUESSES);

    private static final String BY_DAY = SEARCH.formatted(
            "asked.day",
            "latest_day",
            "a.latest_day - asked.day - CAST(0.5 AS FLOAT8)",
            "e.latest_day - asked.day - CAST(0.5 AS FLOAT8)",
            Beginning.GUESSES);

    // Arrays whose lengths PostgreSQL sees would have it plan anew each time, for a millisecond.
    private static final String LINES_AT = """
            SELECT asked.place, e.account_id, e.number, e.line, e.minutes, e.balance, e.credited, e.head,
                %s
            FROM unnest((SELECT ?::uuid[]), (SELECT ?::timestamptz[]))
                WITH ORDINALITY AS asked (account_id, recorded_by, place)
            CROSS JOIN LATERAL (
                SELECT timebank_no, id, entries, latest_at
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

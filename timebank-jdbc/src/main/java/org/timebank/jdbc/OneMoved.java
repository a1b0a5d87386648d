package org.timebank.jdbc;

import java.sql.SQLException;
import java.time.ZoneOffset;
import org.timebank.spi.Movement;

/**
 * Moves one account by one statement, which locks, judges, adds, chains and enters. The next statement does the same with
 * the next account: so they are locked one after the other.
 */
final class OneMoved {

    private static final String JUDGED = """
                WHERE timebank_no = ?
                AND id = ?
                AND closed = FALSE
                AND balance - held >= ?
                AND balance <= ?
                AND entries BETWEEN ? AND ?
            """;

    private static final String HOLD = """
            WITH moved AS (
                UPDATE timebank_account
                SET held = held + ?
            %s
                RETURNING 1)
            SELECT 1 / COUNT(*)
            FROM moved
            """.formatted(JUDGED.stripTrailing());

    private static final String ENTER = """
            WITH moved AS (
                UPDATE timebank_account
                SET balance = balance + ?,
                    held = held + ?,
                    credited = credited + ?,
                    entries = entries + 1,
                    head = sha256(head || ?),
                    latest_at = GREATEST(latest_at, ?),
                    latest_day = GREATEST(latest_day, ?)
            %s
                RETURNING timebank_no, id, entries, latest_day, latest_at, balance, credited, head),
            entered AS (
                INSERT INTO timebank_ledger_entry (timebank_no, account_id, number, transaction_id, line, latest_day,
                    posted_at, minutes, balance, credited, head)
                SELECT timebank_no, id, entries, ?, ?, latest_day, latest_at, ?, balance, credited, head
                FROM moved)%s
            SELECT 1 / COUNT(*)
            FROM moved
            """;

    /** An entry of today is hardly ever late. That it is not is judged along with the rest. */
    private static final String ENTER_OF_TODAY = ENTER.formatted(JUDGED + """
                AND COALESCE(latest_day <= ?, TRUE)""", "");

    /** An entry is late if it occurred before the latest day of the account, which it then leaves as it was. */
    private static final String ENTER_PERHAPS_LATE = ENTER.formatted(JUDGED.stripTrailing(), """
            ,
            late AS (
                INSERT INTO timebank_late_entry (timebank_no, account_id, occurred_on, number, minutes)
                SELECT timebank_no, id, ?, entries, ?
                FROM moved
                WHERE ? < latest_day)""");

    private OneMoved() {}

    /** Sets aside, or frees. */
    static void hold(PipelinedSession session, Movement movement) throws SQLException {
        session.lookUp(HOLD, p -> judged(p.number(movement.held()), movement), row -> {});
    }

    /** Enters, and sets aside or frees. */
    static void enter(PipelinedSession session, Movement movement, Movement.Line line) throws SQLException {
        boolean isOfToday = !line.header()
                .occurredOn()
                .isBefore(line.header().recordedAt().atZone(ZoneOffset.UTC).toLocalDate());
        session.lookUp(
                isOfToday ? ENTER_OF_TODAY : ENTER_PERHAPS_LATE,
                p -> {
                    p.number(line.minutes())
                            .number(movement.held())
                            .number(Math.max(0, line.minutes()))
                            .digest(line.digest(movement.account()))
                            .moment(line.header().recordedAt())
                            .day(line.header().occurredOn());
                    judged(p, movement);
                    if (isOfToday) {
                        p.day(line.header().occurredOn());
                    }
                    p.uuid(line.header().id().value()).number(line.line()).number(line.minutes());
                    if (!isOfToday) {
                        p.day(line.header().occurredOn())
                                .number(line.minutes())
                                .day(line.header().occurredOn());
                    }
                },
                row -> {});
    }

    private static void judged(Parameters p, Movement movement) throws SQLException {
        p.timebank()
                .uuid(movement.account().value())
                .number(movement.lowestFree().orElse(Long.MIN_VALUE))
                .number(movement.highestBalance().orElse(Long.MAX_VALUE))
                .number(movement.seen().orElse(0))
                .number(movement.seen().orElse(Long.MAX_VALUE));
    }
}

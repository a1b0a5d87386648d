package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.timebank.spi.Movement;

/** Moves many accounts by one statement that locks them, and one that judges, adds, chains and enters. */
final class ManyMoved {

    // In one order, so that no two change sets wait for each other in a circle. The next statement sees what was
    // committed before these locks were given, and the locks keep it so.
    private static final String LOCK = """
            SELECT id
            FROM timebank_account
            WHERE (timebank_no, id) IN %s
            ORDER BY id
            FOR NO KEY UPDATE
            """;

    // An entry is late if it occurred before the latest day of the account, which it then leaves as it was.
    private static final String MOVE = """
            WITH movement (account_id, minutes, more_held, lowest_free, highest_balance, seen, lines,
                transaction_id, line, digest, occurred_on, recorded_at) AS (
                SELECT *
                FROM unnest(?::uuid[], ?::int8[], ?::int8[], ?::int8[], ?::int8[], ?::int8[], ?::int8[], ?::uuid[],
                    ?::int4[], ?::bytea[], ?::date[], ?::timestamptz[])),
            moved AS (
                UPDATE timebank_account a
                SET balance = a.balance + m.minutes,
                    held = a.held + m.more_held,
                    credited = a.credited + GREATEST(m.minutes, 0),
                    entries = a.entries + m.lines,
                    head = CASE WHEN m.lines = 0 THEN a.head ELSE sha256(a.head || m.digest) END,
                    latest_at = GREATEST(a.latest_at, m.recorded_at),
                    latest_day = GREATEST(a.latest_day, m.occurred_on)
                FROM movement m
                WHERE (a.timebank_no, a.id) IN %s
                AND a.id = m.account_id
                AND a.closed = FALSE
                AND a.balance - a.held >= m.lowest_free
                AND a.balance <= m.highest_balance
                AND (m.seen < 0 OR a.entries = m.seen)
                RETURNING a.timebank_no, a.id, a.entries, a.latest_day, a.latest_at, a.balance, a.credited, a.head,
                    m.lines, m.transaction_id, m.line, m.minutes, m.occurred_on),
            entered AS (
                INSERT INTO timebank_ledger_entry (timebank_no, account_id, number, transaction_id, line, latest_day,
                    posted_at, minutes, balance, credited, head)
                SELECT timebank_no, id, entries, transaction_id, line, latest_day, latest_at, minutes, balance, credited,
                    head
                FROM moved
                WHERE lines = 1),
            late AS (
                INSERT INTO timebank_late_entry (timebank_no, account_id, occurred_on, number, minutes)
                SELECT timebank_no, id, occurred_on, entries, minutes
                FROM moved
                WHERE occurred_on < latest_day)
            SELECT 1 / CASE WHEN COUNT(*) = ? THEN 1 ELSE 0 END
            FROM moved
            """;

    private ManyMoved() {}

    /** Moves accounts that each have one entry at most. */
    static void move(PipelinedSession session, Collection<Movement> movements) throws SQLException {
        Keys<UUID> ids = Keys.uuids(
                movements.stream().map(movement -> movement.account().value()).toList());
        session.lookUp(LOCK, ids, row -> {});
        Piece.Columns columns = new Piece.Columns(session.timebank());
        for (Movement movement : movements) {
            columns.row();
            bind(columns, movement);
        }
        List<Piece.Argument> arguments = new ArrayList<>(columns.arrays());
        String sql = ArraySql.withKeys(MOVE, ids, session.timebank(), arguments);
        arguments.add(Piece.one(SqlType.INTEGER, columns.rows()));
        session.add(new Piece(sql, arguments, row -> {}));
    }

    private static void bind(Parameters p, Movement movement) throws SQLException {
        Optional<Movement.Line> line = movement.lines().stream().findFirst();
        p.uuid(movement.account().value())
                .number(line.map(Movement.Line::minutes).orElse(0L))
                .number(movement.held())
                .number(movement.lowestFree().orElse(Long.MIN_VALUE))
                .number(movement.highestBalance().orElse(Long.MAX_VALUE))
                .number(movement.seen().orElse(-1))
                .number((long) movement.lines().size())
                .uuid(line.map(entered -> entered.header().id().value()))
                .number(line.map(Movement.Line::line).orElse(0))
                .digest(line.map(entered -> entered.digest(movement.account())))
                .day(line.map(entered -> entered.header().occurredOn()))
                .moment(line.map(entered -> entered.header().recordedAt()));
    }
}

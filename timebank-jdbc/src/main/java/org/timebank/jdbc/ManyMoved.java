package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
            WITH RECURSIVE movement (account_id, more_held, lowest_free, highest_balance, seen, lines, member_version,
                terms_version) AS (
                SELECT *
                FROM unnest(?::uuid[], ?::int8[], ?::int8[], ?::int8[], ?::int8[], ?::int4[], ?::int4[], ?::int4[])),
            posted (account_id, place, transaction_id, line, minutes, digest, occurred_on, recorded_at) AS (
                SELECT *
                FROM unnest(?::uuid[], ?::int4[], ?::uuid[], ?::int4[], ?::int8[], ?::bytea[], ?::date[],
                    ?::timestamptz[])),
            chained AS (
                SELECT a.id, 0 AS place, a.entries::int8, a.balance::int8, a.credited::int8, a.head::bytea, a.latest_day::date,
                    a.latest_at::timestamptz,
                    NULL::uuid AS transaction_id, 0 AS line, 0::int8 AS minutes, NULL::date AS occurred_on
                FROM timebank_account a
                WHERE (a.timebank_no, a.id) IN %s
                UNION ALL
                SELECT c.id, p.place, c.entries + 1, c.balance + p.minutes, c.credited + GREATEST(p.minutes, 0),
                    sha256(c.head || p.digest), GREATEST(c.latest_day, p.occurred_on),
                    GREATEST(c.latest_at, p.recorded_at), p.transaction_id, p.line, p.minutes, p.occurred_on
                FROM chained c
                JOIN posted p ON p.account_id = c.id AND p.place = c.place + 1),
            moved AS (
                UPDATE timebank_account a
                SET balance = c.balance,
                    held = a.held + m.more_held,
                    credited = c.credited,
                    entries = c.entries,
                    head = c.head,
                    latest_at = c.latest_at,
                    latest_day = c.latest_day
                FROM movement m
                JOIN chained c ON c.id = m.account_id AND c.place = m.lines
                WHERE (a.timebank_no, a.id) IN %s
                AND a.id = m.account_id
                AND a.closed = FALSE
                AND a.balance - a.held >= m.lowest_free
                AND a.balance <= m.highest_balance
                AND (m.seen IS NULL OR a.entries = m.seen)
                AND (m.member_version IS NULL OR a.member_version = m.member_version AND a.terms_version = m.terms_version)
                RETURNING 1),
            entered AS (
                INSERT INTO timebank_ledger_entry (timebank_no, account_id, number, transaction_id, line, latest_day,
                    posted_at, minutes, balance, credited, head)
                SELECT ?, id, entries, transaction_id, line, latest_day, latest_at, minutes, balance, credited, head
                FROM chained
                WHERE place > 0),
            late AS (
                INSERT INTO timebank_late_entry (timebank_no, account_id, occurred_on, number, minutes)
                SELECT ?, id, occurred_on, entries, minutes
                FROM chained
                WHERE occurred_on < latest_day)
            SELECT 1 / CASE WHEN COUNT(*) = ? THEN 1 ELSE 0 END
            FROM moved
            """;

    /** The columns of what is posted, which may be nothing. */
    private static final List<SqlType> POSTED = List.of(
            SqlType.ID,
            SqlType.INTEGER,
            SqlType.ID,
            SqlType.INTEGER,
            SqlType.NUMBER,
            SqlType.BYTES,
            SqlType.DAY,
            SqlType.MOMENT);

    private ManyMoved() {}

    /** Moves accounts. */
    static void move(PipelinedSession session, Map<UUID, Known> known, Collection<Movement> movements)
            throws SQLException {
        Keys<UUID> ids = Keys.uuids(
                movements.stream().map(movement -> movement.account().value()).toList());
        session.lookUp(LOCK, ids, row -> {});
        Piece.Columns moved = new Piece.Columns(session.timebank());
        Piece.Columns posted = new Piece.Columns(session.timebank());
        for (Movement movement : movements) {
            moved.row();
            bind(
                    moved,
                    movement,
                    Optional.ofNullable(known.get(movement.account().value())));
            for (int i = 0; i < movement.lines().size(); i++) {
                posted.row();
                bind(posted, movement, i);
            }
        }
        List<Piece.Argument> arguments = new ArrayList<>(moved.arrays());
        arguments.addAll(posted.arrays(POSTED));
        String sql = ArraySql.withKeys(MOVE, ids, session.timebank(), arguments);
        arguments.add(Piece.one(SqlType.INTEGER, session.timebank()));
        arguments.add(Piece.one(SqlType.INTEGER, session.timebank()));
        arguments.add(Piece.one(SqlType.INTEGER, moved.rows()));
        session.add(new Piece(sql, arguments, row -> {}));
    }

    private static void bind(Parameters p, Movement movement, Optional<Known> known) throws SQLException {
        p.uuid(movement.account().value())
                .number(movement.held())
                .number(movement.lowestFree().orElse(Long.MIN_VALUE))
                .number(movement.highestBalance().orElse(Long.MAX_VALUE))
                .number(movement.seen())
                .number(movement.lines().size())
                .number(known.isPresent() ? OptionalInt.of(known.get().memberVersion()) : OptionalInt.empty())
                .number(known.isPresent() ? OptionalInt.of(known.get().termsVersion()) : OptionalInt.empty());
    }

    private static void bind(Parameters p, Movement movement, int place) throws SQLException {
        Movement.Line line = movement.lines().get(place);
        p.uuid(movement.account().value())
                .number(place + 1)
                .uuid(line.header().id().value())
                .number(line.line())
                .number(line.minutes())
                .digest(line.digest(movement.account()))
                .day(line.header().occurredOn())
                .moment(line.header().recordedAt());
    }
}

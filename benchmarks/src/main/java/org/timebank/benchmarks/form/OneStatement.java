package org.timebank.benchmarks.form;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.timebank.benchmarks.load.Draw;
import org.timebank.benchmarks.load.Pair;

/**
 * The same as {@link SevenStatements} in one statement, which is a transaction by itself: one round trip, and locks are held
 * for no longer than it takes.
 */
final class OneStatement {

    // At READ COMMITTED the update sees the balances that the lock waited for, not those of the statement's beginning.
    private static final String TRANSFER = """
            WITH given (from_id, to_id, minutes) AS (
                VALUES (?::INT, ?::INT, ?::BIGINT)
            ), locked AS MATERIALIZED (
                SELECT a.id
                FROM account a
                WHERE a.id IN (?, ?)
                ORDER BY a.id
                FOR NO KEY UPDATE
            ), changed AS (
                UPDATE account a
                SET balance = a.balance + CASE WHEN a.id = g.to_id THEN g.minutes ELSE -g.minutes END
                FROM locked l, given g
                WHERE a.id = l.id
            ), transferred AS (
                INSERT INTO transfer DEFAULT VALUES
                RETURNING id
            )
            INSERT INTO entry (transfer_id, account_id, minutes)
            SELECT t.id, side.account_id, side.minutes
            FROM transferred t, given g,
                LATERAL (VALUES (g.from_id, -g.minutes), (g.to_id, g.minutes)) AS side (account_id, minutes)
            """;

    private OneStatement() {}

    static void move(Connection connection, Draw draw) throws SQLException {
        Pair pair = draw.pair();
        try (PreparedStatement transfer = connection.prepareStatement(TRANSFER)) {
            transfer.setInt(1, pair.from());
            transfer.setInt(2, pair.to());
            transfer.setLong(3, draw.minutes());
            transfer.setInt(4, pair.from());
            transfer.setInt(5, pair.to());
            if (transfer.executeUpdate() != 2) {
                throw new IllegalStateException("A transfer has two entries: " + pair);
            }
        }
    }
}

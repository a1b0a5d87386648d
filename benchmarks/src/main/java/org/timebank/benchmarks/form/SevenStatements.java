package org.timebank.benchmarks.form;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.timebank.benchmarks.load.Draw;
import org.timebank.benchmarks.load.Pair;

/**
 * A transfer as it is written by hand, in as few statements as that takes: lock one account and the other in the order of
 * their ids, insert the transfer, insert its two entries, change one balance and the other, commit. That BEGIN travels with
 * the first statement is the driver's doing.
 */
final class SevenStatements {

    // With foreign keys, FOR UPDATE would wait for those who add entries to these accounts elsewhere.
    private static final String LOCK = """
            SELECT balance
            FROM account
            WHERE id = ?
            FOR NO KEY UPDATE
            """;

    private static final String TRANSFER = """
            INSERT INTO transfer DEFAULT VALUES
            RETURNING id
            """;

    private static final String ENTRIES = """
            INSERT INTO entry (transfer_id, account_id, minutes)
            VALUES (?, ?, ?), (?, ?, ?)
            """;

    private static final String BALANCE = """
            UPDATE account
            SET balance = balance + ?
            WHERE id = ?
            """;

    private SevenStatements() {}

    static void move(Connection connection, Draw draw) throws SQLException {
        Pair pair = draw.pair();
        long minutes = draw.minutes();
        connection.setAutoCommit(false);
        lock(connection, pair);
        enter(connection, transfer(connection), pair, minutes);
        change(connection, pair, minutes);
        connection.commit();
    }

    private static void lock(Connection connection, Pair pair) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock(lock, Math.min(pair.from(), pair.to()));
            lock(lock, Math.max(pair.from(), pair.to()));
        }
    }

    private static void lock(PreparedStatement lock, int account) throws SQLException {
        lock.setInt(1, account);
        try (ResultSet row = lock.executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("There is no account " + account);
            }
        }
    }

    private static long transfer(Connection connection) throws SQLException {
        try (PreparedStatement transfer = connection.prepareStatement(TRANSFER);
                ResultSet row = transfer.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void enter(Connection connection, long transfer, Pair pair, long minutes) throws SQLException {
        try (PreparedStatement entries = connection.prepareStatement(ENTRIES)) {
            entries.setLong(1, transfer);
            entries.setInt(2, pair.from());
            entries.setLong(3, -minutes);
            entries.setLong(4, transfer);
            entries.setInt(5, pair.to());
            entries.setLong(6, minutes);
            entries.executeUpdate();
        }
    }

    private static void change(Connection connection, Pair pair, long minutes) throws SQLException {
        try (PreparedStatement balance = connection.prepareStatement(BALANCE)) {
            balance.setLong(1, -minutes);
            balance.setInt(2, pair.from());
            balance.executeUpdate();
            balance.setLong(1, minutes);
            balance.setInt(2, pair.to());
            balance.executeUpdate();
        }
    }
}

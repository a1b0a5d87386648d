package org.timebank.benchmarks.form;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.timebank.benchmarks.load.Draw;

/** The transaction that pgbench runs by default ("TPC-B (sort of)"), statement by statement. */
final class TpcB {

    private static final int LARGEST_DELTA = 5_000;

    private static final String ACCOUNT = "UPDATE pgbench_accounts SET abalance = abalance + ? WHERE aid = ?";
    private static final String ASK = "SELECT abalance FROM pgbench_accounts WHERE aid = ?";
    private static final String TELLER = "UPDATE pgbench_tellers SET tbalance = tbalance + ? WHERE tid = ?";
    private static final String BRANCH = "UPDATE pgbench_branches SET bbalance = bbalance + ? WHERE bid = ?";
    private static final String HISTORY = """
            INSERT INTO pgbench_history (tid, bid, aid, delta, mtime)
            VALUES (?, ?, ?, ?, CURRENT_TIMESTAMP)
            """;

    private TpcB() {}

    static void move(Connection connection, Draw draw) throws SQLException {
        int aid = 1 + draw.account();
        int tid = 1 + draw.below(TpcBTables.TELLERS);
        int bid = 1 + draw.below(TpcBTables.SCALE);
        int delta = draw.below(2 * LARGEST_DELTA + 1) - LARGEST_DELTA;
        connection.setAutoCommit(false);
        add(connection, ACCOUNT, delta, aid);
        ask(connection, aid);
        add(connection, TELLER, delta, tid);
        add(connection, BRANCH, delta, bid);
        try (PreparedStatement history = connection.prepareStatement(HISTORY)) {
            history.setInt(1, tid);
            history.setInt(2, bid);
            history.setInt(3, aid);
            history.setInt(4, delta);
            history.executeUpdate();
        }
        connection.commit();
    }

    private static void add(Connection connection, String sql, int delta, int id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, delta);
            statement.setInt(2, id);
            statement.executeUpdate();
        }
    }

    private static void ask(Connection connection, int aid) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ASK)) {
            statement.setInt(1, aid);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                row.getInt(1);
            }
        }
    }
}

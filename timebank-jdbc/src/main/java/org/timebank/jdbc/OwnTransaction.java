package org.timebank.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A transaction of the store's own, after which the connection is as it was. */
interface OwnTransaction {

    void commit() throws SQLException;

    /** Rolls back, if that is still possible. */
    void rollback();

    /**
     * Where the engine takes the isolation of the next transaction alone. Autocommit is off until it has ended: what a Galera
     * cluster (10.11) rolls back because another node was first has also ended what START TRANSACTION began. The driver (3.5)
     * sends the rest of a batch all the same, and each of its statements would be committed by itself.
     */
    static OwnTransaction ofIsolation(Connection connection, int isolation) throws SQLException {
        String level = isolation == Connection.TRANSACTION_READ_COMMITTED ? "READ COMMITTED" : "REPEATABLE READ";
        execute(connection, "SET TRANSACTION ISOLATION LEVEL " + level);
        connection.setAutoCommit(false);
        return ending(connection, () -> connection.setAutoCommit(true));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Where the isolation is the connection's. */
    static OwnTransaction byDriver(Connection connection, int isolation) throws SQLException {
        int before = connection.getTransactionIsolation();
        if (before != isolation) {
            connection.setTransactionIsolation(isolation);
        }
        connection.setAutoCommit(false);
        return ending(connection, () -> {
            connection.setAutoCommit(true);
            if (before != isolation) {
                connection.setTransactionIsolation(before);
            }
        });
    }

    private static OwnTransaction ending(Connection connection, Connections.Tidying restoring) {
        return new OwnTransaction() {
            @Override
            public void commit() throws SQLException {
                connection.commit();
                Connections.quietly(restoring);
            }

            @Override
            public void rollback() {
                // To turn autocommit on would commit what could not be rolled back.
                if (Connections.quietly(connection::rollback)) {
                    Connections.quietly(restoring);
                }
            }
        };
    }
}

package org.timebank.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A transaction of the store's own, after which the connection is as it was. */
interface OwnTransaction {

    void commit() throws SQLException;

    /** Rolls back, if that is still possible. */
    void rollback();

    /** With statements, where the engine takes the isolation of the next transaction alone. */
    static OwnTransaction bySql(Connection connection, int isolation) throws SQLException {
        String level = isolation == Connection.TRANSACTION_READ_COMMITTED ? "READ COMMITTED" : "REPEATABLE READ";
        execute(connection, "SET TRANSACTION ISOLATION LEVEL " + level);
        OwnTransaction transaction = transaction(connection);
        boolean begun = false;
        try {
            execute(connection, "START TRANSACTION");
            begun = true;
            return transaction;
        } finally {
            if (!begun) {
                transaction.rollback();
            }
        }
    }

    private static OwnTransaction transaction(Connection connection) {
        return new OwnTransaction() {
            @Override
            public void commit() throws SQLException {
                connection.commit();
            }

            @Override
            public void rollback() {
                Connections.quietly(connection::rollback);
            }
        };
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** With the driver's methods. */
    static OwnTransaction byDriver(Connection connection, int isolation) throws SQLException {
        int before = connection.getTransactionIsolation();
        if (before != isolation) {
            connection.setTransactionIsolation(isolation);
        }
        connection.setAutoCommit(false);
        return new OwnTransaction() {
            @Override
            public void commit() throws SQLException {
                connection.commit();
                restore();
            }

            @Override
            public void rollback() {
                // To turn autocommit on would commit what could not be rolled back.
                if (Connections.quietly(connection::rollback)) {
                    restore();
                }
            }

            private void restore() {
                Connections.quietly(() -> {
                    connection.setAutoCommit(true);
                    if (before != isolation) {
                        connection.setTransactionIsolation(before);
                    }
                });
            }
        };
    }
}

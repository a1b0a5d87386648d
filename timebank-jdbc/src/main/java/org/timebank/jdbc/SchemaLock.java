package org.timebank.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Lets one application at a time change the schema. H2 has no lock that outlasts a change of a table, which commits by itself:
 * there the applications of one process take turns, and those of several on an H2 server do not.
 */
final class SchemaLock {

    /** Of the transaction, so that poolers between application and server do no harm. The number means nothing. */
    private static final String POSTGRESQL = "SELECT pg_advisory_xact_lock(8435162047)";

    /** Of the session, as each change of a table ends a transaction. An hour, then without. */
    private static final String MARIADB = "SELECT GET_LOCK('timebank_schema', 3600)";

    private static final String MARIADB_END = "SELECT RELEASE_LOCK('timebank_schema')";

    private SchemaLock() {}

    /** Works in a transaction, while nobody else does. */
    static <T> T holding(Connection connection, Dialect dialect, Connections.OnConnection<T> work) throws SQLException {
        switch (dialect) {
            case H2 -> {
                synchronized (SchemaLock.class) {
                    return work.on(connection);
                }
            }
            case POSTGRESQL -> {
                execute(connection, POSTGRESQL);
                return work.on(connection);
            }
            case MARIADB -> {
                execute(connection, MARIADB);
                try {
                    return work.on(connection);
                } finally {
                    execute(connection, MARIADB_END);
                }
            }
        }
        throw new AssertionError(dialect);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

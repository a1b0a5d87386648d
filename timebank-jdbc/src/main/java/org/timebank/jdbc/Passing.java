package org.timebank.jdbc;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/**
 * Tells the failures that pass by themselves from those that do not: connections that were lost or could not be had, servers
 * that stop, start or give way to another, and transactions that lost against others while they read.
 */
final class Passing {

    private static final Set<String> STATES = Set.of(
            // PostgreSQL: stopped by an administrator, after a crash, still starting, too many connections, a standby
            "57P01",
            "57P02",
            "57P03",
            "53300",
            "25006",
            // serialisation failure, deadlock
            "40001",
            "40P01",
            // H2: connection broken, database closed
            "90067",
            "90098",
            "90121");

    // MariaDB: server shutting down, connection killed, node of a cluster not ready, read-only, deadlock
    private static final Set<Integer> CODES_OF_MARIADB = Set.of(1053, 1927, 1047, 1290, 1213);

    private Passing() {}

    static boolean isPassing(SQLException failure) {
        for (Throwable cause : failure) {
            if (cause instanceof SQLException sql && isPassingByItself(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassingByItself(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return failure instanceof SQLTransientException
                || state.startsWith("08")
                || STATES.contains(state)
                || CODES_OF_MARIADB.contains(failure.getErrorCode());
    }
}

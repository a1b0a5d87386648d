package org.timebank.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.timebank.spi.Applied;
import org.timebank.spi.StoreException;

/** Lends connections for one piece of work each, and gives them back as they were. */
final class Connections {

    /** Work on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final DataSource dataSource;

    Connections(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Reads; each statement sees its own moment. */
    <T> T reading(Work<T> work) {
        return with(connection -> {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(true);
            try {
                return work.on(connection);
            } finally {
                quietly(() -> connection.setAutoCommit(autoCommit));
            }
        });
    }

    /**
     * Reads; all statements see the same moment. The connection is not marked as read-only: drivers that know of replicas
     * would read from one that lags behind.
     */
    <T> T readingOneMoment(Dialect dialect, Work<T> work) {
        return with(connection -> transaction(connection, dialect.oneMoment(), work));
    }

    /** Changes everything or, if the work throws {@link Stale} or anything else, nothing. */
    Applied changing(Dialect dialect, Work<Applied> work) {
        return with(connection -> {
            try {
                return transaction(connection, Connection.TRANSACTION_READ_COMMITTED, work);
            } catch (Stale stale) {
                return Applied.STALE;
            } catch (SQLException e) {
                if (dialect.isLostRace(e)) {
                    LOG.debug("Lost against another transaction: {}", codes(e));
                    return Applied.STALE;
                }
                throw e;
            }
        });
    }

    private <T> T with(Work<T> work) {
        try {
            Connection connection = dataSource.getConnection();
            try {
                return work.on(connection);
            } finally {
                // What was committed is stored, however the connection ends.
                quietly(connection::close);
            }
        } catch (SQLException e) {
            throw new StoreException("The database failed: " + codes(e), e);
        }
    }

    private static <T> T transaction(Connection connection, int isolation, Work<T> work) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(true);
        int before = connection.getTransactionIsolation();
        if (before != isolation) {
            connection.setTransactionIsolation(isolation);
        }
        connection.setAutoCommit(false);
        boolean ended = false;
        try {
            T result = work.on(connection);
            connection.commit();
            ended = true;
            return result;
        } finally {
            // To turn autocommit on would commit what could not be rolled back.
            if (ended || quietly(connection::rollback)) {
                quietly(() -> restore(connection, isolation, before, autoCommit));
            }
        }
    }

    private static void restore(Connection connection, int isolation, int before, boolean autoCommit)
            throws SQLException {
        connection.setAutoCommit(true);
        if (before != isolation) {
            connection.setTransactionIsolation(before);
        }
        connection.setAutoCommit(autoCommit);
    }

    /** Tidies up; if that fails the connection is broken, and its pool or the driver finds out. */
    private static boolean quietly(Tidying tidying) {
        try {
            tidying.run();
            return true;
        } catch (SQLException e) {
            LOG.debug("A connection could not be given back as it was: {}", codes(e));
            return false;
        }
    }

    /** What failed, without the driver's message: it may repeat values, and so the host's ids of people. */
    private static String codes(SQLException failure) {
        return "error " + failure.getErrorCode() + ", SQLState " + failure.getSQLState();
    }

    @FunctionalInterface
    private interface Tidying {
        void run() throws SQLException;
    }
}

package org.timebank.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.timebank.spi.Applied;
import org.timebank.spi.StoreException;

/** Lends sessions for one piece of work each: in transactions of their own, or within the host's. */
abstract class Connections {

    /** Work with a session. */
    @FunctionalInterface
    interface Work<T> {
        T with(Session session) throws SQLException;
    }

    /** Work that changes everything or, if it throws anything, nothing. */
    interface Changing {

        /** Whether it has to look at something before it changes it. */
        boolean mustLook();

        /** Whether it may look if it could not be done without; otherwise it is stale then. */
        default boolean mayLook() {
            return true;
        }

        /**
         * Makes the changes.
         *
         * @param looking whether it may look at what it changes; otherwise it says no more than that it could not be done
         */
        void with(Session session, boolean looking) throws SQLException;
    }

    /** Work on a connection. */
    @FunctionalInterface
    interface OnConnection<T> {
        T on(Connection connection) throws SQLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final Database database;

    Connections(Database database) {
        this.database = database;
    }

    Database database() {
        return database;
    }

    Dialect dialect() {
        return database.dialect();
    }

    /** Reads; each statement sees its own moment. */
    abstract <T> T reading(Work<T> work);

    /** Reads; all statements that are sent together see the same moment. */
    abstract <T> T readingOneMoment(Work<T> work);

    /** Changes everything or, if the work throws {@link Stale} or anything else, nothing. */
    abstract Applied changing(Changing work);

    /** Does work on a connection, as it is lent. */
    static <T> T on(DataSource dataSource, OnConnection<T> work) {
        try {
            Connection connection = dataSource.getConnection();
            try {
                return work.on(connection);
            } finally {
                // What was committed is stored, however the connection ends.
                quietly(connection::close);
            }
        } catch (SQLException e) {
            throw failure(e, Passing.isPassing(e));
        }
    }

    /** Does work on a connection on which each statement is committed by itself, where no transaction is begun. */
    static <T> T committing(DataSource dataSource, OnConnection<T> work) {
        return on(dataSource, connection -> {
            if (connection.getAutoCommit()) {
                return work.on(connection);
            }
            connection.setAutoCommit(true);
            try {
                return work.on(connection);
            } finally {
                quietly(() -> connection.setAutoCommit(false));
            }
        });
    }

    static StoreException failure(SQLException e, boolean passing) {
        return new StoreException("The database failed: " + codes(e), e, passing);
    }

    /** Tidies up; if that fails the connection is broken, and its pool or the driver finds out. */
    static boolean quietly(Tidying tidying) {
        try {
            tidying.run();
            return true;
        } catch (SQLException e) {
            LOG.debug("A connection could not be given back as it was: {}", codes(e));
            return false;
        }
    }

    /** What failed, without the driver's message: it may repeat values, and so the host's ids of people. */
    static String codes(SQLException failure) {
        return "error " + failure.getErrorCode() + ", SQLState " + failure.getSQLState();
    }

    /** Tidies up. */
    @FunctionalInterface
    interface Tidying {
        void run() throws SQLException;
    }
}

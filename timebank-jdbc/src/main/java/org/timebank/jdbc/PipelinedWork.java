package org.timebank.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.timebank.spi.Applied;

/** Work on PostgreSQL, between the statements of a bracket. */
final class PipelinedWork {

    private PipelinedWork() {}

    /** Does the work, and undoes what it has done if it fails. */
    static <T> T in(Connection connection, Database database, Bracket bracket, Connections.Work<T> work)
            throws SQLException {
        PipelinedSession session = new PipelinedSession(connection, database, bracket);
        if (!bracket.isTransaction()) {
            return closing(session, work);
        }
        // The driver begins the transaction along with the first statement, and knows that it ended with the last.
        connection.setAutoCommit(false);
        boolean committed = false;
        try {
            T result = closing(session, work);
            committed = true;
            return result;
        } finally {
            // To turn autocommit on would commit what could not be rolled back.
            if (committed || Connections.quietly(connection::rollback)) {
                Connections.quietly(() -> connection.setAutoCommit(true));
            }
        }
    }

    private static <T> T closing(PipelinedSession session, Connections.Work<T> work) throws SQLException {
        boolean done = false;
        try {
            T result = work.with(session);
            session.close();
            done = true;
            return result;
        } finally {
            if (!done) {
                Connections.quietly(session::undo);
            }
        }
    }

    /**
     * Makes changes: in one round trip without having looked and, where that says no more than that something did not fit,
     * once more with a look at it, in two, if it may look.
     */
    static Applied change(
            Connection connection, Database database, Bracket blind, Bracket looking, Connections.Changing work)
            throws SQLException {
        if (!work.mustLook()) {
            try {
                return changed(connection, database, blind, work, false);
            } catch (SQLException e) {
                if (!Dialect.isOfValues(e)) {
                    throw e;
                }
                if (!work.mayLook()) {
                    return Applied.STALE;
                }
            }
        }
        try {
            return changed(connection, database, looking, work, true);
        } catch (SQLException e) {
            if (Dialect.isMissing(e)) {
                return Applied.STALE;
            }
            throw e;
        }
    }

    private static Applied changed(
            Connection connection, Database database, Bracket bracket, Connections.Changing work, boolean isLooking)
            throws SQLException {
        return Dialect.POSTGRESQL.applied(() -> in(connection, database, bracket, session -> {
            work.with(session, isLooking);
            return Applied.APPLIED;
        }));
    }
}

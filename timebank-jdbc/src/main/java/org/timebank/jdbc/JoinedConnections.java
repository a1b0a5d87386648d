package org.timebank.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import javax.sql.DataSource;
import org.timebank.command.ConflictException;
import org.timebank.spi.Applied;

/**
 * Works within the host's transaction, on the connection that a data source hands out for it. It is left open, and what is
 * to be committed is the host's to say. A change that fails is undone by itself, up to a savepoint.
 */
final class JoinedConnections extends Connections {

    /** Hands out the connection of the host's transaction. */
    @FunctionalInterface
    interface Lending {

        Connection lend() throws SQLException;

        /** Takes back a connection that is in no transaction. */
        default void takeBack(Connection connection) {}

        static Lending of(DataSource dataSource) {
            return new Lending() {
                @Override
                public Connection lend() throws SQLException {
                    return dataSource.getConnection();
                }

                @Override
                public void takeBack(Connection connection) {
                    quietly(connection::close);
                }
            };
        }
    }

    private final Lending lending;

    JoinedConnections(Lending lending, Database database) {
        super(database);
        this.lending = lending;
    }

    @Override
    <T> T reading(Work<T> work) {
        return joining(connection -> work.with(database().session(connection, Bracket.NONE)));
    }

    /** One moment, if the host's isolation gives that. */
    @Override
    <T> T readingOneMoment(Work<T> work) {
        return reading(work);
    }

    @Override
    Applied changing(Changing work) {
        Applied applied = joining(connection -> dialect() == Dialect.POSTGRESQL
                ? PipelinedWork.change(connection, database(), Bracket.PART, Bracket.PART, work)
                : dialect().applied(() -> part(connection, work)));
        if (applied == Applied.STALE) {
            throw conflict();
        }
        return applied;
    }

    private Applied part(Connection connection, Changing work) throws SQLException {
        Savepoint before = connection.setSavepoint();
        boolean done = false;
        try {
            work.with(database().session(connection, Bracket.NONE), true);
            done = true;
        } finally {
            if (!done) {
                // There is no savepoint any more where the engine has rolled back the whole transaction.
                quietly(() -> connection.rollback(before));
            }
        }
        connection.releaseSavepoint(before);
        return Applied.APPLIED;
    }

    private <T> T joining(OnConnection<T> work) {
        try {
            Connection connection = lending.lend();
            if (connection.getAutoCommit()) {
                lending.takeBack(connection);
                throw new IllegalStateException(
                        "There is no transaction to join: the connection commits each statement by itself."
                                + " Begin a transaction, or let the store work in transactions of its own");
            }
            return work.on(connection);
        } catch (SQLException e) {
            if (dialect().isLostRace(e)) {
                throw conflict();
            }
            // The host's transaction is lost with its connection: to try again is the host's.
            throw failure(e, false);
        }
    }

    private static ConflictException conflict() {
        return new ConflictException("Others changed the same things while the command was carried out."
                + " Roll the transaction back and begin it again; nothing of the command is in it");
    }
}

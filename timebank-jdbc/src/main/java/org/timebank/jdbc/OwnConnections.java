package org.timebank.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.timebank.spi.Applied;

/** Takes connections from a data source, works in transactions of its own, and gives them back as they were. */
final class OwnConnections extends Connections {

    private final DataSource dataSource;

    OwnConnections(DataSource dataSource, Database database) {
        super(database);
        this.dataSource = dataSource;
    }

    @Override
    <T> T reading(Work<T> work) {
        return committing(dataSource, connection -> work.with(database().session(connection, Bracket.NONE)));
    }

    @Override
    <T> T readingOneMoment(Work<T> work) {
        return committing(
                dataSource,
                connection -> dialect() == Dialect.POSTGRESQL
                        ? PipelinedWork.in(connection, database(), Bracket.ONE_MOMENT, work)
                        : database().transaction(connection, dialect().oneMoment(), work));
    }

    @Override
    Applied changing(Changing work) {
        // A turn before a connection: those who wait leave the connections to others.
        return database().turns().take(() -> committing(dataSource, connection -> change(connection, work)));
    }

    private Applied change(Connection connection, Changing work) throws SQLException {
        if (dialect() == Dialect.POSTGRESQL) {
            return PipelinedWork.change(connection, database(), Bracket.NONE, Bracket.TRANSACTION, work);
        }
        return dialect()
                .applied(() -> database().transaction(connection, Connection.TRANSACTION_READ_COMMITTED, session -> {
                    work.with(session, true);
                    return Applied.APPLIED;
                }));
    }
}

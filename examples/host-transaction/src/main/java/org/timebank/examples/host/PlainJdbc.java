package org.timebank.examples.host;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.timebank.TimebankEngine;
import org.timebank.command.Outcome;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.jdbc.JdbcTimebankStore;

/** A care system with plain JDBC: it begins the transaction, and it ends it. */
public final class PlainJdbc {

    private static final String INSERT = """
            INSERT INTO care_visit (number, visitor, visited, visited_on, minutes)
            VALUES (?, ?, ?, ?, ?)
            """;

    private final DataSource database;
    private final JdbcTimebankStore store;
    private final TimebankEngine engine;

    public PlainJdbc(DataSource database) {
        this.database = database;
        this.store = JdbcTimebankStore.of(database);
        this.engine = TimebankEngine.builder(store).build();
    }

    /**
     * Keeps a visit and gives credits for it, both or neither: where the timebank refuses, there is no visit.
     *
     * @throws org.timebank.command.ConflictException if others changed the same things meanwhile; it may be tried again
     */
    public Outcome<ExchangeReceipt> visited(Visit visit) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean kept = false;
            try {
                Outcome<ExchangeReceipt> credited = visited(connection, visit);
                if (credited.isDone()) {
                    connection.commit();
                    kept = true;
                }
                return credited;
            } finally {
                if (!kept) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        }
    }

    /** The same in a transaction that was begun before, and goes on: what comes of it is for whoever began it to say. */
    public Outcome<ExchangeReceipt> visited(Connection connection, Visit visit) throws SQLException {
        keep(connection, visit);
        return CareTimebank.credit(engine.over(store.joining(connection)), visit);
    }

    private static void keep(Connection connection, Visit visit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, visit.number());
            statement.setString(2, visit.visitor());
            statement.setString(3, visit.visited());
            statement.setObject(4, visit.day());
            statement.setLong(5, visit.minutes());
            statement.executeUpdate();
        }
    }
}

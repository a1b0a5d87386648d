package org.timebank.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What connections are connected to: an engine, and tables with names. Thread-safe.
 *
 * <p>Statements are written with the names of the scripts. What they are with other names is remembered: there are as many as
 * are written down here.
 */
final class Database {

    private final Dialect dialect;
    private final TableNames names;
    private final Turns turns;
    private final Map<String, String> named = new ConcurrentHashMap<>();
    private final SentTogether together = new SentTogether();

    Database(Dialect dialect, TableNames names, Turns turns) {
        this.dialect = dialect;
        this.names = names;
        this.turns = turns;
    }

    /** The database to which a connection goes. */
    static Database of(Connection connection, TableNames names) throws SQLException {
        Dialect dialect = Dialect.of(connection.getMetaData());
        if (dialect == Dialect.H2 && H2File.isBehind(connection)) {
            H2File.warnOfWriteDelay(connection);
            return new Database(dialect, names, Turns.oneByOne());
        }
        return new Database(dialect, names, Turns.sideBySide());
    }

    /** The turns that those take who change it in transactions of their own. */
    Turns turns() {
        return turns;
    }

    Dialect dialect() {
        return dialect;
    }

    /** A statement with the names that the tables have. */
    String sql(String sql) {
        return names.equals(TableNames.DEFAULT) ? sql : named.computeIfAbsent(sql, this::named);
    }

    /** Statements that are sent together, as one text, with the names that the tables have. */
    String together(List<String> statements) {
        return together.text(statements, this::named);
    }

    private String named(String sql) {
        return names.in(sql);
    }

    /** A session on a connection. */
    Session session(Connection connection, Bracket bracket) {
        return dialect == Dialect.POSTGRESQL
                ? new PipelinedSession(connection, this, bracket)
                : new StepwiseSession(connection, this);
    }

    /**
     * Does work in a transaction, on a connection that commits each statement by itself, and goes on to do so. MariaDB is
     * told the isolation of the next transaction alone, so that it need not be asked for the one before.
     */
    <T> T transaction(Connection connection, int isolation, Connections.Work<T> work) throws SQLException {
        OwnTransaction transaction = dialect == Dialect.MARIADB
                ? OwnTransaction.ofIsolation(connection, isolation)
                : OwnTransaction.byDriver(connection, isolation);
        boolean committed = false;
        try {
            T result = work.with(session(connection, Bracket.NONE));
            transaction.commit();
            committed = true;
            return result;
        } finally {
            if (!committed) {
                transaction.rollback();
            }
        }
    }
}

package org.timebank.testkit;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A database of which {@link WritePoints} are told: every execution of a statement, every commit, and the moment after
 * every commit, by itself or with a statement. Where a point fails, the statement or the commit is not sent, and an {@link
 * SQLException} is thrown in its place. Thread-safe.
 *
 * <pre>{@code
 * @Override
 * protected TimebankStore emptyStore(WritePoints points) {
 *     return new MyStore(new WritePointsDataSource(database, points));
 * }
 * }</pre>
 */
public final class WritePointsDataSource implements DataSource {

    private final DataSource database;
    private final WritePoints points;

    public WritePointsDataSource(DataSource database, WritePoints points) {
        this.database = database;
        this.points = points;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return WritePointsConnection.over(database.getConnection(), points);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return WritePointsConnection.over(database.getConnection(username, password), points);
    }

    /** Not supported: connections that are built otherwise would tell of nothing. */
    @Override
    public ConnectionBuilder createConnectionBuilder() throws SQLException {
        throw new SQLFeatureNotSupportedException("Connections are got without a builder");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return database.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        database.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        database.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return database.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return database.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return database.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return database.isWrapperFor(type);
    }
}

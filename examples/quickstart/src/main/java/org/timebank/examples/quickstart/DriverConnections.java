package org.timebank.examples.quickstart;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Connections that a driver makes. */
final class DriverConnections implements DataSource {

    private final Driver driver;
    private final String url;
    private final Properties properties = new Properties();

    DriverConnections(Driver driver, String url, Optional<String> user, Optional<String> password) {
        this.driver = driver;
        this.url = url;
        user.ifPresent(value -> properties.setProperty("user", value));
        password.ifPresent(value -> properties.setProperty("password", value));
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connect(properties);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        Properties other = new Properties();
        other.setProperty("user", user);
        other.setProperty("password", password);
        return connect(other);
    }

    private Connection connect(Properties with) throws SQLException {
        // Drivers write into the properties that they are given.
        Properties own = new Properties();
        own.putAll(with);
        return Optional.ofNullable(driver.connect(url, own))
                .orElseThrow(() -> new SQLException("The driver does not know this address"));
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException("No log is written");
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("No log is written");
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // The pool sets one; the drivers have their own.
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("No log is written");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("These connections are no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}

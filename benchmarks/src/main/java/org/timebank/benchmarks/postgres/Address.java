package org.timebank.benchmarks.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Where a database is reached: on the loopback address.
 *
 * @param port of the server, or of a proxy before it
 * @param database its name
 */
public record Address(int port, String database) {

    /** The same database by another way. */
    public Address through(int otherPort) {
        return new Address(otherPort, database);
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    /** A pool of so many connections, all of them open. */
    public HikariDataSource pool(int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    /** Executes one or several statements. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Asks for one value. */
    public String ask(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    /**
     * Asks for a number.
     *
     * @throws IllegalStateException if it is another one
     */
    public void require(long expected, String sql) throws SQLException {
        String found = ask(sql);
        if (!found.equals(Long.toString(expected))) {
            throw new IllegalStateException(
                    "In the database " + database + " there should be " + expected + " and is " + found + ": " + sql);
        }
    }
}

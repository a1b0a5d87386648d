package org.timebank.clusters;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Single statements to single servers, each on a connection of its own. */
public final class Sql {

    private Sql() {}

    /** Executes statements one after the other. */
    public static void execute(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** What stands in one column of the first row. */
    public static String ask(String url, String question, int column) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            if (!rows.next()) {
                throw new IllegalStateException("No answer to: " + question);
            }
            return String.valueOf(rows.getString(column));
        }
    }
}

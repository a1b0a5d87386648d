package org.timebank.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A host that keeps notes beside Timebank's tables, and has begun a transaction. */
record HostConnection(Connection connection) implements AutoCloseable {

    static HostConnection of(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS host_note (content VARCHAR(40) NOT NULL)");
        }
        connection.setAutoCommit(false);
        return new HostConnection(connection);
    }

    void note(String content) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO host_note (content) VALUES (?)")) {
            statement.setString(1, content);
            statement.executeUpdate();
        }
    }

    List<String> notes() throws SQLException {
        List<String> notes = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT content FROM host_note")) {
            while (rows.next()) {
                notes.add(rows.getString(1));
            }
        }
        return notes;
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
        connection.close();
    }
}

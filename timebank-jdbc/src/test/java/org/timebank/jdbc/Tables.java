package org.timebank.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.timebank.command.TimebankId;

/** The rows of one timebank, changed behind the library's back. The first parameter of a statement is the timebank. */
final class Tables {

    private final DataSource database;
    private final TimebankId timebank;

    Tables(DataSource database, TimebankId timebank) {
        this.database = database;
        this.timebank = timebank;
    }

    /** Changes rows, and answers how many; the timebank is the first parameter. */
    int change(String sql, Parameters.Binding binding) throws SQLException {
        return set(sql, p -> binding.bind(p.timebank()));
    }

    /** Changes rows, and answers how many; the timebank is the first parameter. */
    int change(String sql) throws SQLException {
        return change(sql, p -> {});
    }

    /** Changes rows, and answers how many. */
    int set(String sql, Parameters.Binding binding) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            Dialect dialect = Dialect.of(connection.getMetaData());
            int number = new Timebanks()
                    .find(
                            new StepwiseSession(
                                    connection, new Database(dialect, TableNames.DEFAULT, Turns.sideBySide())),
                            timebank)
                    .orElseThrow();
            binding.bind(new BoundParameters(statement, dialect, number));
            return statement.executeUpdate();
        }
    }
}

package org.timebank.jdbc;

import java.sql.Connection;
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

    /** Changes rows, and answers how many. */
    int change(String sql, Parameters.Binding binding) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Dialect dialect = Dialect.of(connection.getMetaData());
            int number = new Timebanks().find(connection, timebank).orElseThrow();
            return new Session(connection, dialect, number).update(sql, p -> binding.bind(p.timebank()));
        }
    }

    /** Changes rows, and answers how many. */
    int change(String sql) throws SQLException {
        return change(sql, p -> {});
    }
}

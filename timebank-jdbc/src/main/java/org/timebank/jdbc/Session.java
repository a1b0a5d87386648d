package org.timebank.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Statements on one connection, about one timebank. */
final class Session {

    private static final String LIST = "%s";

    private final Connection connection;
    private final Dialect dialect;
    private final int timebank;

    Session(Connection connection, Dialect dialect, int timebank) {
        this.connection = connection;
        this.dialect = dialect;
        this.timebank = timebank;
    }

    Dialect dialect() {
        return dialect;
    }

    /** All rows. */
    <T> List<T> query(String sql, Parameters.Binding binding, Row.Reading<T> reading) throws SQLException {
        List<T> found = new ArrayList<>();
        forEach(sql, binding, row -> found.add(reading.read(row)));
        return found;
    }

    /** Notes each row. */
    void forEach(String sql, Parameters.Binding binding, Row.Noting noting) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(new Parameters(statement, dialect, timebank));
            try (ResultSet rows = statement.executeQuery()) {
                Row row = new Row(rows, dialect);
                while (rows.next()) {
                    noting.note(row);
                }
            }
        }
    }

    /** Notes each row of the things with these keys; the list of keys goes wherever the statement has {@value #LIST}. */
    <K> void forEach(String sql, Keys<K> keys, Row.Noting noting) throws SQLException {
        int lists = sql.split(LIST, -1).length - 1;
        for (List<K> chunk : keys.chunks()) {
            forEach(
                    sql.replace(LIST, keys.placeholders(chunk.size())),
                    parameters -> bind(parameters, keys, chunk, lists),
                    noting);
        }
    }

    /** All rows of the things with these keys. */
    <K, T> List<T> query(String sql, Keys<K> keys, Row.Reading<T> reading) throws SQLException {
        List<T> found = new ArrayList<>();
        forEach(sql, keys, row -> found.add(reading.read(row)));
        return found;
    }

    private static <K> void bind(Parameters parameters, Keys<K> keys, List<K> chunk, int times) throws SQLException {
        for (int i = 0; i < times; i++) {
            for (K key : chunk) {
                keys.binding().bind(parameters.timebank(), key);
            }
        }
    }

    /** Executes one change, and answers how many rows it touched. */
    int update(String sql, Parameters.Binding binding) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(new Parameters(statement, dialect, timebank));
            return statement.executeUpdate();
        }
    }

    /**
     * Executes a change of the version that the decision saw.
     *
     * @throws Stale if there is no such version any more
     */
    void replace(String sql, Parameters.Binding binding) throws SQLException {
        if (update(sql, binding) != 1) {
            throw new Stale();
        }
    }

    /** Executes a change for each thing. Drivers may not say how many rows it touched. */
    <T> void batch(String sql, Collection<T> things, Parameters.BindingOf<T> binding) throws SQLException {
        if (things.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Parameters parameters = new Parameters(statement, dialect, timebank);
            for (T thing : things) {
                parameters.rewind();
                binding.bind(parameters, thing);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}

package org.timebank.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Sends each statement by itself, and at once. */
final class StepwiseSession extends Session {

    private final Connection connection;

    StepwiseSession(Connection connection, Database database) {
        super(database);
        this.connection = connection;
    }

    @Override
    void forEach(String sql, Parameters.Binding binding, Row.Noting noting) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(database().sql(sql))) {
            binding.bind(parameters(statement));
            try (ResultSet rows = statement.executeQuery()) {
                Row row = new Row(rows, dialect(), sql);
                while (rows.next()) {
                    row.noted(noting);
                }
            }
        }
    }

    @Override
    void lookUp(String sql, Parameters.Binding binding, Row.Noting noting) throws SQLException {
        forEach(sql, binding, noting);
    }

    @Override
    <K> void lookUp(String sql, Keys<K> keys, Row.Noting noting) throws SQLException {
        int lists = (sql.length() - sql.replace(LIST, "").length()) / LIST.length();
        for (List<K> chunk : Keys.chunks(keys.all())) {
            forEach(
                    sql.replace(LIST, keys.placeholders(chunk.size())),
                    parameters -> bind(parameters, keys, chunk, lists),
                    noting);
        }
    }

    private static <K> void bind(Parameters parameters, Keys<K> keys, List<K> chunk, int times) throws SQLException {
        for (int i = 0; i < times; i++) {
            for (K key : chunk) {
                keys.binding().bind(parameters.timebank(), key);
            }
        }
    }

    /** In one batch, or in a few statements. Drivers may not say how many rows it touched. */
    @Override
    <T> void change(String sql, Collection<T> things, Parameters.BindingOf<T> binding) throws SQLException {
        if (things.isEmpty()) {
            return;
        }
        if (dialect() == Dialect.MARIADB && RowsOfInsert.isInsert(sql)) {
            insert(sql, List.copyOf(things), binding);
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement(database().sql(sql))) {
            BoundParameters parameters = parameters(statement);
            if (things.size() == 1) {
                binding.bind(parameters, things.iterator().next());
                statement.executeUpdate();
                return;
            }
            for (T thing : things) {
                parameters.rewind();
                binding.bind(parameters, thing);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private <T> void insert(String sql, List<T> things, Parameters.BindingOf<T> binding) throws SQLException {
        for (List<T> chunk : RowsOfInsert.chunks(things)) {
            try (PreparedStatement statement =
                    connection.prepareStatement(RowsOfInsert.repeated(database().sql(sql), chunk.size()))) {
                BoundParameters parameters = parameters(statement);
                for (T thing : chunk) {
                    binding.bind(parameters, thing);
                }
                statement.executeUpdate();
            }
        }
    }

    @Override
    <T> void replace(String sql, Collection<T> things, Parameters.BindingOf<T> binding) throws SQLException {
        if (things.isEmpty()) {
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement(database().sql(sql))) {
            BoundParameters parameters = parameters(statement);
            for (T thing : things) {
                parameters.rewind();
                binding.bind(parameters, thing);
                if (statement.executeUpdate() != 1) {
                    throw new Stale();
                }
            }
        }
    }

    @Override
    void require(String sql, Parameters.Binding binding) throws SQLException {
        forEach(sql, binding, row -> {
            if (!row.isTrue()) {
                throw new Stale();
            }
        });
    }

    @Override
    void send() {}

    private BoundParameters parameters(PreparedStatement statement) {
        return new BoundParameters(statement, dialect(), timebank());
    }
}

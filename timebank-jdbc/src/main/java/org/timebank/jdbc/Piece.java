package org.timebank.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One of several statements that PostgreSQL is sent together.
 *
 * @param sql the statement
 * @param arguments of its placeholders, in order
 * @param noting takes note of its rows
 */
record Piece(String sql, List<Argument> arguments, Row.Noting noting) {

    /** So many arguments at most, but for the widest tables. */
    private static final int ONE_ROW = 16;

    /** What stands for one placeholder. */
    @FunctionalInterface
    interface Argument {
        void bind(PreparedStatement statement, int index) throws SQLException;
    }

    /** A statement that answers nothing. */
    static Piece of(String sql) {
        return new Piece(sql, List.of(), row -> {});
    }

    /** The arguments that a statement is given. */
    static List<Argument> arguments(int timebank, Parameters.Binding binding) throws SQLException {
        List<Argument> arguments = new ArrayList<>(ONE_ROW);
        binding.bind(new Parameters(timebank) {
            @Override
            void next(SqlType type, @Nullable Object value) {
                arguments.add(one(type, value));
            }
        });
        return arguments;
    }

    /** The insertion of one row, in which columns with nothing in them are left out. */
    static Piece inserting(String sql, int timebank, Parameters.Binding binding) throws SQLException {
        List<Argument> arguments = new ArrayList<>(ONE_ROW);
        BitSet given = new BitSet();
        binding.bind(new Parameters(timebank) {
            private int index;

            @Override
            void next(SqlType type, @Nullable Object value) {
                if (value != null) {
                    given.set(index);
                    arguments.add(one(type, value));
                }
                index++;
            }
        });
        return new Piece(FilledColumns.of(sql, given), arguments, row -> {});
    }

    /** Gathers the parameters of rows, column by column. */
    static final class Columns extends Parameters {

        private final List<SqlType> types = new ArrayList<>();
        private final List<List<@Nullable Object>> values = new ArrayList<>();
        private int rows;
        private int column;

        Columns(int timebank) {
            super(timebank);
        }

        /** Begins a row. */
        void row() {
            rows++;
            column = 0;
        }

        @Override
        void next(SqlType type, @Nullable Object value) {
            if (rows == 1) {
                types.add(type);
                values.add(new ArrayList<>());
            }
            values.get(column++).add(value);
        }

        int rows() {
            return rows;
        }

        List<SqlType> types() {
            return types;
        }

        /** The insertion of these rows, in which columns with nothing in them are left out. */
        Piece inserting(String sql) {
            BitSet given = new BitSet();
            for (int i = 0; i < types.size(); i++) {
                given.set(i, values.get(i).stream().anyMatch(Objects::nonNull));
            }
            List<SqlType> givenTypes = new ArrayList<>();
            List<Argument> arguments = new ArrayList<>();
            given.stream().forEach(i -> {
                givenTypes.add(types.get(i));
                arguments.add(many(types.get(i), values.get(i)));
            });
            return new Piece(ArraySql.overRows(FilledColumns.of(sql, given), givenTypes), arguments, row -> {});
        }

        /** An argument for each column of these types, with all of its rows, if there are any. */
        List<Argument> arrays(List<SqlType> ofNone) {
            return rows > 0
                    ? arrays()
                    : ofNone.stream().map(type -> many(type, List.of())).toList();
        }

        /** An argument for each column, with all of its rows. */
        List<Argument> arrays() {
            List<Argument> arguments = new ArrayList<>();
            for (int i = 0; i < types.size(); i++) {
                arguments.add(many(types.get(i), values.get(i)));
            }
            return arguments;
        }
    }

    /** One value. */
    static Argument one(SqlType type, @Nullable Object value) {
        return (statement, index) -> Dialect.POSTGRESQL.set(statement, index, type, value);
    }

    /** An array of values. */
    static Argument many(SqlType type, List<? extends @Nullable Object> values) {
        Object[] elements = values.stream().map(Piece::element).toArray(type::array);
        return (statement, index) ->
                statement.setArray(index, statement.getConnection().createArrayOf(type.postgres(), elements));
    }

    /** The driver would write these as Java does, with a sign before the years after 9999. */
    private static @Nullable Object element(@Nullable Object value) {
        return value instanceof Instant || value instanceof LocalDate
                ? value.toString().replaceFirst("^\\+", "")
                : value;
    }
}

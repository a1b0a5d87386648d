package org.timebank.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/** A database that remembers the queries that are made, so that it can be asked how many rows each of them reads. */
final class Recorded {

    private final DataSource database;
    private final List<Asked> asked = new ArrayList<>();

    Recorded(DataSource database) {
        this.database = database;
    }

    /** A query with its parameters. */
    private record Asked(String sql, List<Call> parameters) {}

    /** A call of a method of JDBC's. */
    private record Call(Method method, List<Object> arguments) {

        /** For a parameter in another place. */
        Call movedBy(int places) {
            List<Object> moved = new ArrayList<>(arguments);
            moved.set(0, (Integer) arguments.get(0) + places);
            return new Call(method, moved);
        }

        void on(Object target) throws SQLException {
            try {
                method.invoke(target, arguments.toArray());
            } catch (InvocationTargetException | IllegalAccessException e) {
                throw new SQLException(e);
            }
        }
    }

    /** Sees a call and what came of it, and may answer something else. */
    private interface Watching {
        Object see(Call call, Object result);
    }

    /** The database, for whoever is to be watched. */
    DataSource watched() {
        return watching(
                DataSource.class,
                database,
                (call, result) -> result instanceof Connection connection ? watched(connection) : result);
    }

    private Connection watched(Connection connection) {
        return watching(
                Connection.class,
                connection,
                (call, result) -> result instanceof PreparedStatement statement
                        ? watched(statement, String.valueOf(call.arguments().get(0)))
                        : result);
    }

    private PreparedStatement watched(PreparedStatement statement, String sql) {
        List<Call> parameters = new ArrayList<>();
        return watching(PreparedStatement.class, statement, (call, result) -> {
            if (call.method().getName().startsWith("set")) {
                parameters.add(call);
            } else if (call.method().getName().startsWith("execute")) {
                remember(sql, parameters);
            }
            return result;
        });
    }

    /** Several statements may be sent together. */
    private void remember(String sql, List<Call> parameters) {
        int before = 0;
        for (String statement : sql.split(";\n", -1)) {
            int first = before;
            before += (int) statement.chars().filter(c -> c == '?').count();
            if (statement.startsWith("SELECT") && !statement.startsWith("SELECT 1 /")) {
                List<Call> own = parameters.subList(first, before).stream()
                        .map(call -> call.movedBy(-first))
                        .toList();
                asked.add(new Asked(statement, own));
            }
        }
        parameters.clear();
    }

    private static <T> T watching(Class<T> type, T target, Watching watching) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            try {
                List<Object> arguments = args == null ? List.of() : Arrays.asList(args);
                return watching.see(new Call(method, arguments), method.invoke(target, args));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    /** How many rows the queries read that were made since the last time this was asked. */
    long rowsRead() throws SQLException {
        long rows = 0;
        try (Connection connection = database.getConnection()) {
            RowsRead reading = RowsRead.on(connection);
            for (Asked query : asked) {
                rows += reading.by(query.sql(), statement -> {
                    for (Call parameter : query.parameters()) {
                        parameter.on(statement);
                    }
                });
            }
        }
        asked.clear();
        return rows;
    }
}

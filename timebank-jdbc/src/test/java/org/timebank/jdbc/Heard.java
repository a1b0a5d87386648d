package org.timebank.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A database that remembers how many statements it was given, with which texts, and how often it was told of a transaction. Used
 * by one thread.
 */
final class Heard {

    /** What the driver makes a statement of. */
    private static final Set<String> BOUNDS = Set.of(
            "setAutoCommit", "setTransactionIsolation", "commit", "rollback", "setSavepoint", "releaseSavepoint");

    private final DataSource database;
    private final List<String> texts = new ArrayList<>();
    private int statements;
    private int bounds;
    private int commits;

    Heard(DataSource database) {
        this.database = database;
    }

    /** The database, for whoever is to be listened to. */
    DataSource listening() {
        return listening(DataSource.class, database);
    }

    private <T> T listening(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            String name = method.getName();
            if (name.startsWith("execute")) {
                note(args);
            } else if (BOUNDS.contains(name)) {
                bounds++;
            }
            if (name.equals("commit")) {
                commits++;
            }
            if (args != null) {
                Stream<Object> given =
                        name.equals("createArrayOf") ? Arrays.stream((Object[]) args[1]) : Arrays.stream(args);
                given.filter(String.class::isInstance).map(String.class::cast).forEach(texts::add);
            }
            try {
                return heard(method.invoke(target, args));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private void note(Object... args) {
        if (args != null && args[0].toString().startsWith("SET TRANSACTION")) {
            bounds++;
        } else {
            statements++;
        }
    }

    private Object heard(Object result) {
        if (result instanceof Connection connection) {
            return listening(Connection.class, connection);
        } else if (result instanceof PreparedStatement statement) {
            return listening(PreparedStatement.class, statement);
        } else if (result instanceof Statement statement) {
            return listening(Statement.class, statement);
        }
        return result;
    }

    void forget() {
        texts.clear();
        statements = 0;
        bounds = 0;
        commits = 0;
    }

    /** How many statements were executed since it was told to forget, a batch being one. */
    int statements() {
        return statements;
    }

    /** How often it was told since then where a transaction begins, of what kind it is, and where it ends. */
    int bounds() {
        return bounds;
    }

    int commits() {
        return commits;
    }

    /** Whether a text was given that has this one in it. */
    boolean has(String text) {
        return texts.stream().anyMatch(given -> given.contains(text));
    }
}

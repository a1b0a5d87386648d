package org.timebank.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A database that remembers how many statements it was given, and with which texts. Used by one thread. */
final class Heard {

    private final DataSource database;
    private final List<String> texts = new ArrayList<>();
    private int statements;

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
                statements++;
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
    }

    /** How many statements were executed since it was told to forget. */
    int statements() {
        return statements;
    }

    /** Whether a text was given that has this one in it. */
    boolean has(String text) {
        return texts.stream().anyMatch(given -> given.contains(text));
    }
}

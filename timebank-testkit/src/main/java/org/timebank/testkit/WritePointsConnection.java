package org.timebank.testkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A connection, and its statements, that tell {@link WritePoints} when they write. */
final class WritePointsConnection {

    /** The SQLSTATE of PostgreSQL for a failing disk: nothing that passes when one tries again. */
    private static final String IO_ERROR = "58030";

    private final Connection connection;
    private final WritePoints points;

    private WritePointsConnection(Connection connection, WritePoints points) {
        this.connection = connection;
        this.points = points;
    }

    static Connection over(Connection connection, WritePoints points) {
        return new WritePointsConnection(connection, points).told();
    }

    private Connection told() {
        return proxy(Connection.class, (self, method, arguments) -> {
            boolean commits = method.getName().equals("commit");
            if (commits) {
                reached();
            }
            @Nullable Object result = invoke(connection, method, arguments);
            if (commits) {
                reached();
            }
            return result instanceof Statement statement ? told((Connection) self, statement) : result;
        });
    }

    private Statement told(Connection owner, Statement statement) {
        Class<? extends Statement> type = statement instanceof CallableStatement
                ? CallableStatement.class
                : statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        return proxy(type, (self, method, arguments) -> {
            if (method.getName().equals("getConnection")) {
                return owner;
            }
            boolean executes = method.getName().startsWith("execute");
            if (executes) {
                reached();
            }
            @Nullable Object result = invoke(statement, method, arguments);
            if (executes && connection.getAutoCommit()) {
                reached();
            }
            return result;
        });
    }

    private void reached() throws SQLException {
        try {
            points.reached();
        } catch (WriteFault fault) {
            throw new SQLException(fault.getMessage(), IO_ERROR, fault);
        }
    }

    private static @Nullable Object invoke(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}

package org.timebank.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** One connection that is lent again and again, and stays open when it is given back. */
final class Lent {

    private Lent() {}

    static DataSource again(Connection connection) {
        Connection lent = (Connection) Proxy.newProxyInstance(
                Lent.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, args) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return (DataSource) Proxy.newProxyInstance(
                Lent.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, args) -> lent);
    }
}

package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.timebank.command.TimebankId;
import org.timebank.member.Member;
import org.timebank.spi.Applied;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.StoreException;

class ConnectionsTest {

    /** One connection that is lent again and again, and counted. */
    private static final class Lending {

        private final Connection connection;
        private final AtomicInteger lent = new AtomicInteger();
        private boolean commitFails;

        Lending(Connection connection) {
            this.connection = connection;
        }

        DataSource dataSource() {
            return proxy(DataSource.class, (self, method, args) -> {
                lent.incrementAndGet();
                return connection();
            });
        }

        private Connection connection() {
            return proxy(Connection.class, (self, method, args) -> {
                if (method.getName().equals("close")) {
                    lent.decrementAndGet();
                    throw new SQLException("A connection that cannot be closed");
                }
                if (method.getName().equals("commit")) {
                    lose();
                }
                Object result = on(connection, method, args);
                return result instanceof Statement statement ? statement(statement, args) : result;
            });
        }

        /** The last statement of a change set is the one that ends its transaction. */
        private Statement statement(Statement statement, Object... made) {
            Class<? extends Statement> type =
                    statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
            return proxy(type, (self, method, args) -> {
                if (method.getName().startsWith("execute")) {
                    String sql = String.valueOf(args == null ? made[0] : args[0]);
                    if (sql.endsWith("COMMIT") || sql.contains("INSERT")) {
                        lose();
                    }
                }
                return on(statement, method, args);
            });
        }

        private void lose() throws SQLException {
            if (commitFails) {
                throw new SQLException("connection lost", "08006");
            }
        }

        private static Object on(Object target, Method method, Object... args) throws Throwable {
            try {
                return method.invoke(target, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    @OnEveryEngine
    void connectionsAreGivenBackAsTheyWere(Engine engine) throws SQLException {
        for (boolean autoCommit : new boolean[] {true, false}) {
            for (int isolation :
                    new int[] {Connection.TRANSACTION_SERIALIZABLE, Connection.TRANSACTION_READ_COMMITTED}) {
                try (Connection connection = engine.created().getConnection()) {
                    connection.setTransactionIsolation(isolation);
                    connection.setAutoCommit(autoCommit);
                    Lending lending = new Lending(connection);

                    useOf(JdbcTimebankStore.of(lending.dataSource()));

                    assertThat(lending.lent).hasValue(0);
                    assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
                    assertThat(connection.getTransactionIsolation()).isEqualTo(isolation);
                }
            }
        }
    }

    private static void useOf(JdbcTimebankStore store) {
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        assertThat(store.apply(timebank, Things.rules(1))).isEqualTo(Applied.STALE);
        assertThat(store.apply(timebank, Things.joining(ann))).isEqualTo(Applied.STALE);
        assertThatThrownBy(() -> store.apply(
                        timebank,
                        Things.posting(Things.transfer(ann.id(), Things.person().id(), 1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store.ask(timebank, new Query.AllMembers(Optional.empty(), 10)))
                .containsExactly(ann);
        assertThat(store.ask(timebank, new Query.AllCategories())).isEmpty();
    }

    @OnEveryEngine
    void whatFailedIsNotStored(Engine engine) throws SQLException {
        try (Connection connection = engine.shared().getConnection()) {
            Lending lending = new Lending(connection);
            JdbcTimebankStore store = JdbcTimebankStore.of(lending.dataSource());
            TimebankId timebank = Things.founded(store);
            lending.commitFails = true;

            assertThatThrownBy(() -> store.apply(timebank, Things.defining(Things.category("care"), 0)))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("The database failed: error 0, SQLState 08006")
                    .hasRootCauseMessage("connection lost");
            TimebankId other = Things.timebank();
            assertThatThrownBy(() -> store.apply(other, Things.rules(1))).isInstanceOf(StoreException.class);

            lending.commitFails = false;
            assertThat(store.ask(timebank, new Query.AllCategories())).isEmpty();
            assertThat(store.load(other, Needs.of(new Key.RulesKey())).find(new Key.RulesKey()))
                    .isEmpty();
            assertThat(store.apply(other, Things.rules(1))).isEqualTo(Applied.APPLIED);
        }
    }

    @OnEveryEngine
    void aDatabaseWithoutTheTablesIsAFault(Engine engine) {
        JdbcTimebankStore store = JdbcTimebankStore.of(engine.empty());

        assertThatThrownBy(() -> store.load(Things.timebank(), Needs.of(new Key.RulesKey())))
                .isInstanceOf(StoreException.class);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}

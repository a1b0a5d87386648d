package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a database tells of its write points. */
class WritePointsDataSourceTest {

    private final List<String> sent = new ArrayList<>();
    private final PlannedFaults faults = new PlannedFaults();
    private boolean autoCommit;

    @Test
    void eachExecutionAndEachCommitIsAPointAndSoIsTheMomentAfterACommit() throws SQLException {
        faults.none();

        writes();

        assertThat(sent).containsExactly("executeUpdate", "executeBatch", "commit");
        assertThat(faults.points()).isEqualTo(4);
    }

    @Test
    void aStatementThatIsItsOwnTransactionHasAPointAfterItAsWell() throws SQLException {
        faults.none();
        autoCommit = true;

        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE");
        }

        assertThat(faults.points()).isEqualTo(2);
    }

    @Test
    void whatFailsIsNotSent() {
        List<List<String>> expected = List.of(
                List.of(),
                List.of("executeUpdate"),
                List.of("executeUpdate", "executeBatch"),
                List.of("executeUpdate", "executeBatch", "commit"));
        for (int point = 1; point <= expected.size(); point++) {
            sent.clear();
            faults.at(point);

            assertThatThrownBy(this::writes).isInstanceOf(SQLException.class).hasCauseInstanceOf(WriteFault.class);

            assertThat(sent).as("sent before point %s", point).isEqualTo(expected.get(point - 1));
            assertThat(faults.hit()).isTrue();
        }
    }

    @Test
    void whatADatabaseThrowsIsThrownAsItIs() throws SQLException {
        faults.none();
        try (Connection connection = connection()) {
            assertThatThrownBy(connection::rollback)
                    .isInstanceOf(SQLException.class)
                    .hasMessage("no");
        }
    }

    @Test
    void aStatementKnowsTheConnectionThatTells() throws SQLException {
        faults.none();
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.getConnection()).isSameAs(connection);
        }
    }

    private void writes() throws SQLException {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement("INSERT")) {
            statement.executeUpdate();
            statement.addBatch();
            statement.executeBatch();
            connection.commit();
        }
    }

    private Connection connection() throws SQLException {
        DataSource database = fake(DataSource.class, (self, method, arguments) -> fakeConnection());
        return new WritePointsDataSource(database, faults).getConnection();
    }

    private Connection fakeConnection() {
        return fake(Connection.class, (self, method, arguments) -> switch (method.getName()) {
            case "createStatement" -> fakeStatement(Statement.class);
            case "prepareStatement" -> fakeStatement(PreparedStatement.class);
            case "getAutoCommit" -> autoCommit;
            case "rollback" -> throw new SQLException("no");
            case "commit" -> {
                sent.add("commit");
                yield null;
            }
            default -> null;
        });
    }

    private <T extends Statement> T fakeStatement(Class<T> type) {
        return fake(type, (self, method, arguments) -> switch (method.getName()) {
            case "execute" -> sent.add("execute");
            case "executeUpdate" -> sent.add("executeUpdate") ? 1 : 0;
            case "executeBatch" -> sent.add("executeBatch") ? new int[] {1} : new int[0];
            default -> null;
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}

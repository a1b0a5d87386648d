package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.timebank.inmemory.InMemoryStore;
import org.timebank.spi.StoreException;

class SchemaNamesTest {

    @OnEveryEngine
    void tablesStandInTheSchemaThatTheyWereGiven(Engine engine) throws SQLException {
        DataSource database = engine.empty();
        TableNames names = TableNames.DEFAULT.inSchema(schema(engine, database)).prefixed("tb_");
        TimebankSchema schema = TimebankSchema.of(database, names);
        assertThat(schema.isCreated()).isFalse();
        assertThat(schema.validate())
                .contains("Table " + names.schema() + ".tb_timebank_member is missing.")
                .hasSizeGreaterThan(20);

        schema.create();

        assertThat(schema.isCreated()).isTrue();
        assertThat(schema.validate()).isEmpty();
        assertThat(answers(names, database)).isEqualTo(expected());
        assertThat(TimebankSchema.of(database).isCreated()).isFalse();
        assertThat(TimebankSchema.of(database, TableNames.DEFAULT.inSchema(names.schema()))
                        .isCreated())
                .isFalse();
    }

    @OnEveryEngine
    void severalInstallationsStandInOneSchema(Engine engine) {
        DataSource database = engine.empty();
        List<TableNames> installations = Stream.of("", "a_", "p".repeat(TableNames.LONGEST_PREFIX))
                .map(TableNames.DEFAULT::prefixed)
                .toList();

        installations.forEach(names -> TimebankSchema.of(database, names).create());

        for (TableNames names : installations) {
            assertThat(TimebankSchema.of(database, names).validate()).isEmpty();
            assertThat(answers(names, database)).isEqualTo(expected());
        }
    }

    @OnEveryEngine
    void aSchemaThatIsNotThereIsAFault(Engine engine) {
        TimebankSchema schema = TimebankSchema.of(engine.empty(), TableNames.DEFAULT.inSchema("nowhere"));

        assertThat(schema.isCreated()).isFalse();
        assertThatThrownBy(schema::create)
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("V1__timebank.sql failed: ");
    }

    private static List<Object> answers(TableNames names, DataSource database) {
        JdbcTimebankStore store = JdbcTimebankStore.of(database, names);
        Year.live(store);
        return Year.answers(store);
    }

    private static List<Object> expected() {
        InMemoryStore store = new InMemoryStore();
        Year.live(store);
        return Year.answers(store);
    }

    private static String schema(Engine engine, DataSource database) throws SQLException {
        String name = "care_" + UUID.randomUUID().toString().replace('-', '_');
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute((engine == Engine.MARIADB ? "CREATE DATABASE " : "CREATE SCHEMA ") + name);
        }
        return name;
    }
}

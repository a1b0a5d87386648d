package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.io.TempDir;

/** The scripts run through Flyway, as docs/schema.md says. */
class FlywayTest {

    private static final int LATEST = SchemaScript.FILES.size();

    @OnEveryEngine
    void theFilesOfTheJarGiveTheSchema(Engine engine) throws SQLException {
        DataSource database = engine.empty();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE host (id INT)");
        }

        assertThat(jar(engine, database).load().migrate().migrationsExecuted).isEqualTo(LATEST);

        TimebankSchema schema = TimebankSchema.of(database);
        assertThat(schema.validate()).isEmpty();
        schema.create();
        assertThat(jar(engine, database).load().migrate().migrationsExecuted).isZero();
        Things.founded(JdbcTimebankStore.of(database));
    }

    @OnEveryEngine
    void filesThatWereWrittenOutGiveTheSchemaWithItsNames(Engine engine, @TempDir Path directory) throws IOException {
        DataSource database = engine.empty();
        TimebankSchema schema = TimebankSchema.of(database, TableNames.DEFAULT.prefixed("tb_"));
        schema.writeTo(directory);

        Flyway flyway = flyway(database).locations("filesystem:" + directory).load();

        assertThat(flyway.migrate().migrationsExecuted).isEqualTo(LATEST);
        assertThat(schema.validate()).isEmpty();
    }

    @OnEveryEngine
    void anEarlierVersionIsUpgraded(Engine engine) throws SQLException {
        DataSource database = Version1.filled(engine);

        Flyway flyway = jar(engine, database).baselineVersion("1").load();

        assertThat(flyway.migrate().migrationsExecuted).isEqualTo(LATEST - 1);
        assertThat(TimebankSchema.of(database).validate()).isEmpty();
    }

    @OnEveryEngine
    void oneGoesOnWhereTheOtherEnded(Engine engine) {
        DataSource database = engine.empty();
        jar(engine, database).target("1").load().migrate();
        TimebankSchema schema = TimebankSchema.of(database);
        assertThat(schema.isCreated()).isFalse();

        schema.create();

        assertThat(schema.validate()).isEmpty();
    }

    private static FluentConfiguration jar(Engine engine, DataSource database) {
        return flyway(database)
                .locations("classpath:org/timebank/jdbc/schema/" + engine.name().toLowerCase(Locale.ROOT));
    }

    /** With a history of its own, as the host's migrations have a version 1 as well, beside tables that it does not know. */
    private static FluentConfiguration flyway(DataSource database) {
        return Flyway.configure()
                .dataSource(database)
                .table("timebank_flyway_history")
                .baselineOnMigrate(true)
                .baselineVersion("0");
    }
}

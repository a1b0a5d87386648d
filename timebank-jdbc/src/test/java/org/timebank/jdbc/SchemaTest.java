package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

class SchemaTest {

    @OnEveryEngine
    void creatingTwiceIsCreatingOnce(Engine engine) {
        DataSource database = engine.empty();
        TimebankSchema schema = TimebankSchema.of(database);
        assertThat(schema.isCreated()).isFalse();

        schema.create();
        JdbcTimebankStore store = JdbcTimebankStore.of(database);
        var timebank = Things.founded(store);
        schema.create();

        assertThat(schema.isCreated()).isTrue();
        assertThat(store.load(timebank, Needs.of(new Key.RulesKey())).version(new Key.RulesKey()))
                .isEqualTo(1);
    }

    @OnEveryEngine
    void creationGoesOnWhereItWasInterrupted(Engine engine) throws SQLException {
        DataSource database = engine.empty();
        TimebankSchema schema = TimebankSchema.of(database);
        for (String sql : statements(schema).subList(0, 6)) {
            execute(database, sql);
        }
        assertThat(schema.isCreated()).isFalse();

        schema.create();

        assertThat(schema.validate()).isEmpty();
    }

    @OnEveryEngine
    void creationGoesOnBetweenTwoVersions(Engine engine) throws SQLException {
        DataSource database = engine.empty();
        TimebankSchema schema = TimebankSchema.of(database);
        List<String> all = statements(schema);
        for (String sql : all.subList(0, all.size() - 2)) {
            execute(database, sql);
        }
        assertThat(schema.isCreated()).isFalse();

        schema.create();

        assertThat(schema.isCreated()).isTrue();
    }

    @OnEveryEngine
    void severalApplicationsCreateAtOnce(Engine engine) throws Exception {
        DataSource database = engine.empty();
        ExecutorService applications = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> created = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(i -> applications.submit(
                            () -> TimebankSchema.of(database).create()))
                    .toList();
            for (Future<?> one : created) {
                one.get();
            }
        } finally {
            applications.shutdownNow();
        }
        assertThat(TimebankSchema.of(database).validate()).isEmpty();
    }

    @OnEveryEngine
    void somebodyElsesTableIsLeftAlone(Engine engine) throws SQLException {
        DataSource database = engine.empty();
        execute(database, "CREATE TABLE timebank_member (name VARCHAR(10))");
        TimebankSchema schema = TimebankSchema.of(database);

        assertThatThrownBy(schema::create)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("table timebank_member");

        assertThat(schema.isCreated()).isFalse();
    }

    @OnEveryEngine
    void tablesOfTheHostStandBeside(Engine engine) throws SQLException {
        DataSource database = engine.empty();
        for (String table : List.of("member", "account", "category", "event", "exchange")) {
            execute(database, "CREATE TABLE " + table + " (name VARCHAR(10))");
        }
        TimebankSchema schema = TimebankSchema.of(database);

        schema.create();

        assertThat(schema.isCreated()).isTrue();
        Things.founded(JdbcTimebankStore.of(database));
    }

    @OnEveryEngine
    void everyNameIsOfTimebank(Engine engine) {
        String script = TimebankSchema.of(engine.empty()).script();

        assertThat(Pattern.compile("(?:(?<!COLUMN IF NOT )EXISTS|CONSTRAINT|REFERENCES) (?!IF)(\\w+)")
                        .matcher(script)
                        .results()
                        .map(name -> name.group(1)))
                .hasSizeGreaterThan(40)
                .allSatisfy(name -> assertThat(name).startsWith("timebank"));
    }

    @OnEveryEngine
    void theScriptRunByTheHostGivesTheSameSchema(Engine engine) throws SQLException {
        DataSource database = engine.empty();
        TimebankSchema schema = TimebankSchema.of(database);

        for (String sql : statements(schema)) {
            execute(database, sql);
        }

        assertThat(schema.isCreated()).isTrue();
        assertThat(schema.validate()).isEmpty();
    }

    @OnEveryEngine
    void theScriptsAreThoseOfTheDirectoryAndEachNotesItsVersion(Engine engine) throws Exception {
        Path directory = Path.of(
                "src/main/resources/org/timebank/jdbc/schema", engine.name().toLowerCase(Locale.ROOT));
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(SchemaScript.FILES);
        }
        try (Connection connection = engine.shared().getConnection()) {
            assertThat(SchemaScript.of(Dialect.of(connection.getMetaData()), TableNames.DEFAULT))
                    .allSatisfy(script -> {
                        assertThat(script.name()).startsWith("V" + script.version() + "__");
                        assertThat(script.sql())
                                .endsWith("\n\nINSERT INTO timebank_schema (version) VALUES (" + script.version()
                                        + ");\n");
                    });
        }
    }

    @OnEveryEngine
    void theScriptsAreWrittenOut(Engine engine, @TempDir Path directory) throws IOException {
        TimebankSchema schema = TimebankSchema.of(engine.empty(), TableNames.DEFAULT.prefixed("tb_"));

        List<Path> files = schema.writeTo(directory);

        assertThat(files).extracting(file -> file.getFileName().toString()).isEqualTo(SchemaScript.FILES);
        assertThat(files.get(0)).content().contains("CREATE TABLE IF NOT EXISTS tb_timebank_member (");
        assertThat(schema.writeTo(directory)).isEqualTo(files);
        assertThatThrownBy(() -> schema.writeTo(directory.resolve("missing"))).isInstanceOf(IOException.class);
    }

    @OnEveryEngine
    void aLaterVersionIsLeftAlone(Engine engine) throws SQLException {
        DataSource database = engine.empty();
        TimebankSchema schema = TimebankSchema.of(database);
        schema.create();
        int later = SchemaScript.FILES.size() + 1;
        execute(database, "INSERT INTO timebank_schema (version) VALUES (" + later + ")");

        schema.create();

        assertThat(schema.isCreated()).isTrue();
        assertThat(schema.validate())
                .containsExactly("The tables are in version " + later + ", not " + (later - 1) + ".");
    }

    @Test
    void anotherEngineIsRefusedByName() {
        DataSource unknown = proxy(
                DataSource.class,
                "getConnection",
                proxy(
                        Connection.class,
                        "getMetaData",
                        proxy(DatabaseMetaData.class, "getDatabaseProductName", "Oracle")));

        assertThatThrownBy(() -> JdbcTimebankStore.of(unknown))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Timebanks are kept in H2, PostgreSQL or MariaDB; this database is Oracle");
    }

    private static List<String> statements(TimebankSchema schema) {
        return Pattern.compile(";\\R").splitAsStream(schema.script()).toList();
    }

    private static <T> T proxy(Class<T> type, String method, Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, called, args) -> {
            if (called.getName().equals(method)) {
                return answer;
            }
            return called.getReturnType() == boolean.class ? true : null;
        }));
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

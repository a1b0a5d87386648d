package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.timebank.inmemory.InMemoryStore;
import org.timebank.spi.StoreException;
import org.timebank.testdatabases.TestDatabases;

/** A database user who may read and write rows, and nothing else. */
class DataUserTest {

    private static final String PASSWORD = "rows only";

    private final String user =
            "data_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);

    @OnEveryEngine
    void everythingButCreationRuns(Engine engine) throws SQLException {
        DataSource[] ownerAndUser = databases(engine);
        TimebankSchema.of(ownerAndUser[0]).create();
        grant(engine, ownerAndUser[0]);
        DataSource database = ownerAndUser[1];
        assertThatThrownBy(() -> execute(database, "CREATE TABLE mine (id INT)"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> execute(database, "CREATE TEMPORARY TABLE mine (id INT)"))
                .isInstanceOf(SQLException.class);

        TimebankSchema schema = TimebankSchema.of(database);
        schema.create();
        assertThat(schema.validate()).isEmpty();
        JdbcTimebankStore store = JdbcTimebankStore.of(database);
        Year.live(store);

        InMemoryStore expected = new InMemoryStore();
        Year.live(expected);
        assertThat(Year.answers(store)).isEqualTo(Year.answers(expected));
    }

    @OnEveryEngine
    void creationIsRefusedByTheDatabase(Engine engine) throws SQLException {
        DataSource[] ownerAndUser = databases(engine);
        grant(engine, ownerAndUser[0]);
        TimebankSchema schema = TimebankSchema.of(ownerAndUser[1]);

        assertThatThrownBy(schema::create)
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("V1__timebank.sql failed: error ");
    }

    private void grant(Engine engine, DataSource owner) throws SQLException {
        String rows = "GRANT SELECT, INSERT, UPDATE, DELETE ON ";
        switch (engine) {
            case H2 ->
                execute(
                        owner,
                        "CREATE USER " + user + " PASSWORD '" + PASSWORD + "'",
                        rows + "SCHEMA public TO " + user);
            case POSTGRESQL ->
                execute(
                        owner,
                        "CREATE ROLE " + user + " LOGIN PASSWORD '" + PASSWORD + "'",
                        "DO $$ BEGIN EXECUTE 'REVOKE TEMPORARY ON DATABASE ' || CURRENT_DATABASE() || ' FROM PUBLIC'; END $$",
                        rows + "ALL TABLES IN SCHEMA public TO " + user);
            case MARIADB ->
                execute(
                        owner,
                        "CREATE USER " + user + "@localhost IDENTIFIED BY '" + PASSWORD + "'",
                        rows + catalog(owner) + ".* TO " + user + "@localhost");
        }
    }

    private static String catalog(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.getCatalog();
        }
    }

    /** A new database as its owner sees it, and as the user does. */
    private DataSource[] databases(Engine engine) throws SQLException {
        switch (engine) {
            case H2 -> {
                String url = "jdbc:h2:mem:" + UUID.randomUUID();
                JdbcDataSource database = Engine.h2(url);
                database.setUser(user);
                database.setPassword(PASSWORD);
                return new DataSource[] {Engine.h2(url + ";DB_CLOSE_DELAY=-1"), database};
            }
            case POSTGRESQL -> {
                PGSimpleDataSource owner = new PGSimpleDataSource();
                owner.setUrl(TestDatabases.postgresUrl());
                PGSimpleDataSource database = new PGSimpleDataSource();
                database.setUrl(owner.getUrl());
                database.setUser(user);
                database.setPassword(PASSWORD);
                return new DataSource[] {owner, database};
            }
            case MARIADB -> {
                String url = TestDatabases.mariadbUrl();
                MariaDbDataSource database = new MariaDbDataSource(url);
                database.setUser(user);
                database.setPassword(PASSWORD);
                return new DataSource[] {new MariaDbDataSource(url), database};
            }
        }
        throw new AssertionError(engine);
    }

    private static void execute(DataSource database, String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}

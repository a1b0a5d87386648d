package org.timebank.clusters.postgres;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.timebank.clusters.Directories;
import org.timebank.clusters.FreePorts;
import org.timebank.clusters.Sql;

/**
 * Two PostgreSQL servers: a primary, and a standby that has on its disk whatever the primary acknowledges. When the primary is
 * killed, the standby takes its place. They listen on the loopback address; their data is gone when the pair is closed.
 */
public final class SynchronousPair implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Path home;
    private final List<Integer> ports = FreePorts.pick(2);
    private PostgresServer primary;
    private PostgresServer standby;

    private SynchronousPair(Path home) throws IOException, SQLException {
        this.home = home;
        this.primary = PostgresServer.start(home.resolve("first"), ports.get(0));
        this.standby = standbyOf(primary, home.resolve("second"), ports.get(1));
    }

    /** Starts both, with an empty database. */
    public static SynchronousPair start() throws IOException, SQLException {
        return new SynchronousPair(Files.createTempDirectory("pair-"));
    }

    private static PostgresServer standbyOf(PostgresServer primary, Path data, int port)
            throws IOException, SQLException {
        BaseBackup.copy(primary, data);
        PostgresServer standby = PostgresServer.start(data, port);
        Sql.execute(primary.url(), "ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()");
        await("synchronous standby")
                .atMost(LONGEST)
                .until(() -> Sql.ask(primary.url(), "SELECT COALESCE(MAX(sync_state), '') FROM pg_stat_replication", 1)
                        .equals("sync"));
        return standby;
    }

    /**
     * Where applications connect: to whichever of the two is the primary. The driver remembers for ten seconds, unless it is
     * told otherwise, which one was; the library tries again for five.
     */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/postgres?user=postgres&targetServerType=primary&hostRecheckSeconds=1"
                .formatted(ports.get(0), ports.get(1));
    }

    /** Ends the primary with SIGKILL. */
    public void killPrimary() throws IOException {
        primary.kill();
    }

    /** Makes the standby the primary. It takes commits when this returns, and acknowledges them alone. */
    public void promote() throws SQLException {
        String promoted = Sql.ask(standby.url(), "SELECT pg_promote(TRUE, 60)", 1);
        if (!promoted.equals("t")) {
            throw new IllegalStateException("The standby did not become the primary");
        }
    }

    /** Makes a new standby in place of the primary that was killed. */
    public void rebuild() throws IOException, SQLException {
        PostgresServer killed = primary;
        killed.close();
        Directories.remove(killed.data());
        primary = standby;
        standby = standbyOf(primary, killed.data(), killed.port());
    }

    @Override
    public void close() throws IOException {
        standby.close();
        primary.close();
        Directories.remove(home);
    }
}

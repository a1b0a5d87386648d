package org.timebank.clusters.galera;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.timebank.clusters.FreePorts;
import org.timebank.clusters.ServerProcess;
import org.timebank.clusters.Sql;

/** One server of a cluster, with data and ports of its own. */
public final class GaleraNode {

    private static final Duration LONGEST_INSTALLATION = Duration.ofMinutes(2);
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final String PROVIDER = "/usr/lib/galera/libgalera_smm.so";
    private static final Pattern POSITION = Pattern.compile("WSREP: Recovered position: (\\S+)");

    private final String name;
    private final Path home;
    private final int port;
    private final int groupPort;
    private final int missedPort;
    private final int wholePort;

    private @Nullable ServerProcess server;

    GaleraNode(String name, Path parent) {
        this.name = name;
        this.home = parent.resolve(name);
        List<Integer> ports = FreePorts.pick(4);
        this.port = ports.get(0);
        this.groupPort = ports.get(1);
        this.missedPort = ports.get(2);
        this.wholePort = ports.get(3);
    }

    /** Makes room for its data. The first node makes the data; the others are given it when they join. */
    void create(boolean first) throws IOException {
        DataOwner.own(Files.createDirectory(home));
        DataOwner.own(Files.createDirectory(data()));
        if (first) {
            List<String> command = new ArrayList<>(List.of(
                    "mariadb-install-db",
                    "--no-defaults",
                    "--datadir=" + data(),
                    "--auth-root-authentication-method=normal"));
            command.addAll(DataOwner.arguments());
            ServerProcess.run(log(), LONGEST_INSTALLATION, command);
        }
    }

    /**
     * Starts it, and waits until it has all that the others have.
     *
     * @param group where the nodes of the cluster listen for each other; nobody, if it begins a cluster
     */
    void start(List<GaleraNode> group) throws IOException {
        List<String> command = new ArrayList<>(command(group));
        if (Files.exists(data().resolve("grastate.dat"))) {
            // Told what it has, a node that was killed is sent what it missed; otherwise it is sent everything.
            position(command).ifPresent(position -> command.add("--wsrep-start-position=" + position));
        }
        ServerProcess started = ServerProcess.start(log(), command);
        server = started;
        await("node " + name + ", " + log()).atMost(LONGEST_START).until(() -> !started.isRunning() || isSynced());
        if (!started.isRunning()) {
            throw new IllegalStateException("Node " + name + " ended: " + started.lastLines());
        }
    }

    /** Up to where it has what was committed, in the count of the whole cluster. */
    private Optional<String> position(List<String> command) throws IOException {
        Path said = Files.createTempFile(home, "recovery", ".log");
        List<String> recovering = new ArrayList<>(command);
        recovering.add("--wsrep-recover");
        ServerProcess.run(said, LONGEST_START, recovering);
        Matcher matcher = POSITION.matcher(Files.readString(said, StandardCharsets.UTF_8));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Ends it with SIGKILL. */
    public void kill() {
        running().kill();
        server = null;
    }

    void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    private ServerProcess running() {
        if (server == null) {
            throw new IllegalStateException("Node " + name + " is not running");
        }
        return server;
    }

    /** What one of the server's status variables says, such as {@code wsrep_cluster_size}. */
    public String status(String variable) throws SQLException {
        return Sql.ask(url(), "SHOW GLOBAL STATUS LIKE '" + variable + "'", 2);
    }

    private boolean isSynced() {
        try {
            return status("wsrep_ready").equals("ON")
                    && status("wsrep_local_state_comment").equals("Synced");
        } catch (SQLException e) {
            return false;
        }
    }

    /** Where it listens, for whoever looks after it. */
    String url() {
        return "jdbc:mariadb://" + address() + "/?user=root";
    }

    /** Host and port, as they stand in a URL. */
    String address() {
        return "127.0.0.1:" + port;
    }

    private String groupAddress() {
        return "127.0.0.1:" + groupPort;
    }

    private Path data() {
        return home.resolve("data");
    }

    /** Kept when the data has gone, for whoever has to find out what went wrong. */
    private Path log() {
        return ServerProcess.logs().resolve("galera-" + name + "-" + port + ".log");
    }

    private List<String> command(List<GaleraNode> group) {
        List<String> command = new ArrayList<>(List.of(
                "mariadbd",
                "--no-defaults",
                "--datadir=" + data(),
                "--socket=" + home.resolve("socket"),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--max-connections=300",
                // As Galera asks for.
                "--binlog-format=ROW",
                "--innodb-autoinc-lock-mode=2",
                "--wsrep-on=ON",
                "--wsrep-provider=" + PROVIDER,
                "--wsrep-cluster-name=timebank",
                "--wsrep-cluster-address=gcomm://"
                        + String.join(
                                ",",
                                group.stream().map(GaleraNode::groupAddress).toList()),
                "--wsrep-node-name=" + name,
                "--wsrep-node-address=" + groupAddress(),
                "--wsrep-sst-method=rsync",
                "--wsrep-sst-receive-address=127.0.0.1:" + wholePort,
                "--wsrep-provider-options=gmcast.listen_addr=tcp://" + groupAddress() + ";ist.recv_addr=127.0.0.1:"
                        + missedPort));
        command.addAll(DataOwner.arguments());
        return command;
    }
}

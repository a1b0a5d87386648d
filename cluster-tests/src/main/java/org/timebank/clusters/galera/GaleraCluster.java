package org.timebank.clusters.galera;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.timebank.clusters.Directories;
import org.timebank.clusters.Sql;

/**
 * Three MariaDB servers that keep one database together, each of which takes reads and writes. They listen on the loopback
 * address, and are as durable as MariaDB is by default. Their data is gone when the cluster is closed.
 */
public final class GaleraCluster implements AutoCloseable {

    /**
     * What a connection has to be told for the store to keep its promises: before a statement outside a transaction, and at
     * the beginning of one, the node waits until it has applied what the cluster has committed before. Otherwise whoever
     * writes on one node and then turns to another may not find what was written.
     */
    private static final String SETTINGS = "&sessionVariables=wsrep_sync_wait=7";

    private final Path home;
    private final List<GaleraNode> nodes;

    private GaleraCluster(Path home) {
        this.home = home;
        this.nodes =
                Stream.of("a", "b", "c").map(name -> new GaleraNode(name, home)).toList();
    }

    /** Starts one, with no database of its user's in it. */
    public static GaleraCluster start() throws IOException {
        GaleraCluster cluster = new GaleraCluster(DataOwner.own(Files.createTempDirectory("galera-")));
        boolean started = false;
        try {
            cluster.startNodes();
            started = true;
            return cluster;
        } finally {
            if (!started) {
                cluster.close();
            }
        }
    }

    /** Starts one that is closed when the JVM ends. */
    public static GaleraCluster startUntilTheEnd() throws IOException {
        GaleraCluster cluster = start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                cluster.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
        return cluster;
    }

    private void startNodes() throws IOException {
        List<GaleraNode> running = List.of();
        for (GaleraNode node : nodes) {
            node.create(running.isEmpty());
            node.start(running);
            running = nodes.subList(0, running.size() + 1);
        }
    }

    public List<GaleraNode> nodes() {
        return nodes;
    }

    /** Starts a node that was killed, and waits until it has what was committed without it. */
    public void rejoin(GaleraNode node) throws IOException {
        node.start(nodes);
    }

    /**
     * Where applications connect to a database: to the first of some nodes or, if it does not answer, to the next.
     */
    public static String url(List<GaleraNode> nodes, String database) {
        return "jdbc:mariadb:sequential://%s/%s?user=root%s"
                .formatted(
                        String.join(",", nodes.stream().map(GaleraNode::address).toList()), database, SETTINGS);
    }

    /** Creates an empty database, on all nodes. */
    public void createDatabase(String name) throws SQLException {
        Sql.execute(nodes.get(0).url(), "CREATE DATABASE " + name);
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(GaleraNode::stop);
        Directories.remove(home);
    }
}

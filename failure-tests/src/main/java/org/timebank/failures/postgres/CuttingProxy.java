package org.timebank.failures.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Stands before a server on the loopback address, passes on what is said, and cuts a connection when it is told to: after some
 * number of bytes more in one of the two directions, which is in the middle of a message as often as not.
 */
public final class CuttingProxy implements AutoCloseable {

    /** About as long as what is said for one command. */
    private static final int MOST_BYTES = 4_096;

    private final ServerSocket door;
    private final int serverPort;
    private final Random random;
    private final List<Line> lines = new ArrayList<>();
    private int cuts;

    private CuttingProxy(ServerSocket door, int serverPort, Random random) {
        this.door = door;
        this.serverPort = serverPort;
        this.random = random;
    }

    /**
     * Stands before the server at that port.
     *
     * @param seed of which connection is cut, in which direction, and where
     */
    public static CuttingProxy before(int serverPort, long seed) throws IOException {
        ServerSocket door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        CuttingProxy proxy = new CuttingProxy(door, serverPort, new Random(seed));
        Thread porter = new Thread(proxy::welcome, "cutting-proxy");
        porter.setDaemon(true);
        porter.start();
        return proxy;
    }

    /** Where clients find it. */
    public int port() {
        return door.getLocalPort();
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException e) {
                // Closed, or whoever came is gone already.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        try {
            Line line = new Line(client, new Socket(InetAddress.getLoopbackAddress(), serverPort), this::ended);
            add(line);
            line.begin();
        } catch (IOException e) {
            // The server is not there.
            client.close();
        }
    }

    private synchronized void add(Line line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void ended(Line line, boolean wasCut) {
        lines.remove(line);
        cuts += wasCut ? 1 : 0;
        notifyAll();
    }

    /**
     * Cuts one of the connections, and returns when that has happened. If the one that was chosen ends otherwise, or nothing is
     * said on it, another is.
     */
    public synchronized void cut() throws InterruptedException {
        int enough = cuts + 1;
        while (cuts < enough) {
            if (lines.isEmpty()) {
                wait();
            } else {
                Line line = lines.get(random.nextInt(lines.size()));
                line.cutAfter(random.nextBoolean(), random.nextInt(MOST_BYTES), random.nextBoolean());
                wait(100);
                // Nobody is to be cut later on.
                line.spare();
            }
        }
    }

    /** How many were cut. */
    public synchronized int cuts() {
        return cuts;
    }

    /** Hangs up on everybody. */
    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open().forEach(Line::hangUp);
    }

    private synchronized List<Line> open() {
        return List.copyOf(lines);
    }
}

package org.timebank.jdbc;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Stands between a driver and PostgreSQL, and counts how often the driver goes on once the server has answered: what is sent
 * without having heard an answer belongs to the same round trip, as does what was begun before: a driver that fills its buffer
 * is answered in between. What it sends is complete with a message Sync or Query.
 */
final class Wire implements AutoCloseable {

    private final ServerSocket door;
    private final int server;
    private final AtomicLong roundTrips = new AtomicLong();
    private final AtomicBoolean answered = new AtomicBoolean(true);

    private Wire(ServerSocket door, int server) {
        this.door = door;
        this.server = server;
    }

    /** To a server on the loopback address. */
    static Wire to(int server) throws IOException {
        Wire wire = new Wire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
        daemon(wire::accept);
        return wire;
    }

    /** A connection to a database of the server, through here. */
    Connection connect(PGSimpleDataSource database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&sslmode=disable&gssEncMode=disable"
                        .formatted(door.getLocalPort(), database.getDatabaseName(), database.getUser()));
    }

    long roundTrips() {
        return roundTrips.get();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = door.accept();
            client.setTcpNoDelay(true);
            Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
            behind.setTcpNoDelay(true);
            daemon(() -> ask(client, behind));
            daemon(() -> answer(behind, client));
        }
    }

    private void ask(Socket client, Socket behind) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(behind.getOutputStream()));
        int startup = in.readInt();
        out.writeInt(startup);
        out.write(in.readNBytes(startup - Integer.BYTES));
        out.flush();
        boolean isComplete = true;
        while (true) {
            byte type = in.readByte();
            if (isComplete && answered.getAndSet(false)) {
                roundTrips.incrementAndGet();
            }
            int length = in.readInt();
            out.writeByte(type);
            out.writeInt(length);
            out.write(in.readNBytes(length - Integer.BYTES));
            isComplete = type == 'S' || type == 'Q';
            if (in.available() == 0) {
                out.flush();
            }
        }
    }

    private void answer(Socket behind, Socket client) throws IOException {
        byte[] bytes = new byte[1 << 16];
        int length = behind.getInputStream().read(bytes);
        while (length > 0) {
            answered.set(true);
            client.getOutputStream().write(bytes, 0, length);
            length = behind.getInputStream().read(bytes);
        }
    }

    /** Ends with the connection that it works on. */
    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // The connection was closed.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private interface Work {
        void run() throws IOException;
    }
}

package org.timebank.failures.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** One connection through the proxy: what is heard on one side is said on the other, until it is cut or one side hangs up. */
final class Line {

    /** Is told of the end. */
    @FunctionalInterface
    interface Ending {
        void ended(Line line, boolean wasCut);
    }

    private static final int LARGEST_PIECE = 1 << 14;
    private static final long NEVER = Long.MAX_VALUE;

    private final Socket client;
    private final Socket server;
    private final Ending ending;
    private final AtomicLong leftToServer = new AtomicLong(NEVER);
    private final AtomicLong leftToClient = new AtomicLong(NEVER);
    private final AtomicBoolean open = new AtomicBoolean(true);
    private volatile boolean abruptly;

    Line(Socket client, Socket server, Ending ending) throws IOException {
        this.client = client;
        this.server = server;
        this.ending = ending;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    void begin() {
        start(client, server, leftToServer);
        start(server, client, leftToClient);
    }

    private void start(Socket from, Socket to, AtomicLong left) {
        Thread thread = new Thread(() -> pass(from, to, left), "cutting-proxy-line");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * It is cut as soon as so many bytes more were passed on.
     *
     * @param toServer in which direction they are counted
     * @param reset whether both sides are told by a reset, and what is on its way is lost; otherwise by the end
     */
    void cutAfter(boolean toServer, int bytes, boolean reset) {
        abruptly = reset;
        (toServer ? leftToServer : leftToClient).set(bytes);
    }

    /** It is not cut after all, unless it was. */
    void spare() {
        leftToServer.set(NEVER);
        leftToClient.set(NEVER);
    }

    private void pass(Socket from, Socket to, AtomicLong left) {
        byte[] piece = new byte[LARGEST_PIECE];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int length = in.read(piece);
            while (length >= 0) {
                int now = length;
                long before = left.getAndUpdate(some -> some == NEVER ? some : Math.max(0, some - now));
                out.write(piece, 0, (int) Math.min(length, before));
                if (before < length) {
                    end(true);
                    return;
                }
                length = in.read(piece);
            }
        } catch (IOException e) {
            // One side hung up, which the other is told by hanging up as well.
        }
        end(false);
    }

    /** Hangs up on both sides. */
    void hangUp() {
        end(false);
    }

    private void end(boolean cut) {
        if (open.compareAndSet(true, false)) {
            close(client, cut && abruptly);
            close(server, cut && abruptly);
            ending.ended(this, cut);
        }
    }

    private static void close(Socket socket, boolean reset) {
        try (socket) {
            if (reset) {
                // Nothing more is sent, and the other side is reset.
                socket.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            // It is closed all the same.
        }
    }
}

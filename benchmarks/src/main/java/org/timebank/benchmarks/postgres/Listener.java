package org.timebank.benchmarks.postgres;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;
import org.timebank.benchmarks.postgres.Conversation.Side;

/** Hears what is said in all conversations, and sends it on its way with the moment at which it is due. */
final class Listener implements Runnable {

    private static final int LARGEST_PIECE = 1 << 16;

    private final ServerSocketChannel door;
    private final SocketAddress server;
    private final long delayNanos;
    private final Courier courier;
    private final AtomicLong turns;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_PIECE);

    /**
     * A listener.
     *
     * @param door where clients come in
     * @param server to whom they speak
     * @param delayNanos by how much later everything arrives
     */
    Listener(ServerSocketChannel door, SocketAddress server, long delayNanos, Courier courier, AtomicLong turns)
            throws IOException {
        this.door = door;
        this.server = server;
        this.delayNanos = delayNanos;
        this.courier = courier;
        this.turns = turns;
        this.selector = Selector.open();
        door.configureBlocking(false);
        door.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Hears until interrupted. */
    @Override
    public void run() {
        try (selector) {
            while (!Thread.currentThread().isInterrupted()) {
                selector.select(this::hear);
            }
            selector.keys().forEach(Listener::hangUp);
        } catch (IOException | ClosedSelectorException e) {
            throw new IllegalStateException("The proxy cannot go on", e);
        }
    }

    private static void hangUp(SelectionKey key) {
        if (key.attachment() instanceof Side side) {
            side.conversation().end();
        }
    }

    private void hear(SelectionKey key) {
        try {
            if (key.attachment() instanceof Side side) {
                hear(key, side);
            } else {
                welcome();
            }
        } catch (IOException e) {
            hangUp(key);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(SelectionKey key, Side side) throws IOException, InterruptedException {
        int length = side.channel().read(buffer.clear());
        long due = System.nanoTime() + delayNanos;
        if (length < 0) {
            // Or the selector would tell of the end over and over.
            key.cancel();
            courier.send(side.lane().end(due));
        } else if (length > 0) {
            side.spoke();
            ByteBuffer bytes = ByteBuffer.allocate(length).put(buffer.flip()).flip();
            courier.send(side.lane().piece(bytes, due));
        }
    }

    private void welcome() throws IOException {
        SocketChannel client = door.accept();
        if (client == null) {
            return;
        }
        try {
            new Conversation(client, SocketChannel.open(server), turns).begin(selector);
        } catch (IOException e) {
            // The server is not there, or somebody hung up before being heard.
            client.close();
        }
    }
}

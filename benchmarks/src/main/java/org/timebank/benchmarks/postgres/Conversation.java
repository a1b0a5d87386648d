package org.timebank.benchmarks.postgres;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;

/** One connection through the proxy. */
final class Conversation {

    private final SocketChannel client;
    private final SocketChannel server;
    private final AtomicLong turns;
    private boolean clientSpokeLast;

    /**
     * A conversation that has not begun.
     *
     * @param turns grows whenever the client says something after the server did
     */
    Conversation(SocketChannel client, SocketChannel server, AtomicLong turns) {
        this.client = client;
        this.server = server;
        this.turns = turns;
    }

    /** From now on, the selector tells of each side when it speaks, with the lane by which that goes on. */
    void begin(Selector selector) throws IOException {
        for (SocketChannel channel : new SocketChannel[] {client, server}) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
        }
        client.register(selector, SelectionKey.OP_READ, new Side(this, client, new Lane(this, server)));
        server.register(selector, SelectionKey.OP_READ, new Side(this, server, new Lane(this, client)));
    }

    /**
     * One side.
     *
     * @param channel speaks
     * @param lane by which it is heard
     */
    record Side(Conversation conversation, SocketChannel channel, Lane lane) {

        /** It said something. */
        void spoke() {
            conversation.spoke(channel);
        }
    }

    /** Called by one thread. */
    private void spoke(SocketChannel side) {
        if (side == client && !clientSpokeLast) {
            turns.incrementAndGet();
        }
        clientSpokeLast = side == client;
    }

    /** Hangs up on both sides. */
    void end() {
        for (SocketChannel channel : new SocketChannel[] {client, server}) {
            try {
                channel.close();
            } catch (IOException e) {
                // It is closed all the same.
            }
        }
    }
}

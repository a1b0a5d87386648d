package org.timebank.benchmarks.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;

/** Where one direction of a conversation goes out. Whoever listens slowly makes nobody wait but those who come after. */
final class Lane {

    private static final ByteBuffer END = ByteBuffer.allocate(0);

    private final Conversation conversation;
    private final SocketChannel out;
    private final Queue<ByteBuffer> due = new ArrayDeque<>();

    Lane(Conversation conversation, SocketChannel out) {
        this.conversation = conversation;
        this.out = out;
    }

    /**
     * What is on its way.
     *
     * @param lane where it goes out
     * @param bytes nothing says that the side has no more to say
     * @param due at which moment of {@link System#nanoTime()} it arrives
     */
    record Piece(Lane lane, ByteBuffer bytes, long due) {}

    /** Bytes that arrive at that moment. */
    Piece piece(ByteBuffer bytes, long at) {
        return new Piece(this, bytes, at);
    }

    /** The end, which arrives at that moment. */
    Piece end(long at) {
        return new Piece(this, END, at);
    }

    /** Gives out what is due now, after what was due before. Answers whether all of it is out. */
    boolean give(ByteBuffer bytes) {
        due.add(bytes);
        return giveMore();
    }

    /** Gives out what could not be given out before. Answers whether all of it is out. */
    boolean giveMore() {
        try {
            ByteBuffer next = due.peek();
            while (next != null) {
                if (!next.hasRemaining()) {
                    // PostgreSQL's connections end as a whole: when one side has no more to say, nothing is left to
                    // hear.
                    conversation.end();
                    return true;
                }
                out.write(next);
                if (next.hasRemaining()) {
                    return false;
                }
                due.remove();
                next = due.peek();
            }
        } catch (IOException e) {
            // The listener hung up: the speaker is told by hanging up as well.
            conversation.end();
        }
        return true;
    }
}

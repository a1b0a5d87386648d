package org.timebank.benchmarks.postgres;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.timebank.benchmarks.postgres.Lane.Piece;

/**
 * Gives out what is on its way in all conversations when it is due. As everything is on its way for the same time, what was
 * sent first is due first, and one queue does.
 */
final class Courier implements Runnable {

    /** So many pieces may be on their way; whoever sends more has to wait, so that memory is bounded. */
    private static final int MOST_ON_THE_WAY = 4_096;

    private static final long NANOS_BETWEEN_TRIES = 200_000;

    private final long lagNanos;
    private final BlockingQueue<Piece> onTheWay = new LinkedBlockingQueue<>(MOST_ON_THE_WAY);
    private final Set<Lane> slow = new HashSet<>();

    /**
     * A courier.
     *
     * @param lagNanos how much longer than asked for a thread sleeps
     */
    Courier(long lagNanos) {
        this.lagNanos = lagNanos;
    }

    /** Sends something on its way. Waits while too much is. */
    void send(Piece piece) throws InterruptedException {
        onTheWay.put(piece);
    }

    /** Gives out until interrupted. */
    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Piece piece = next();
                slow.removeIf(Lane::giveMore);
                if (piece != null) {
                    waitUntil(piece.due());
                    give(piece.lane(), piece.bytes());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is due next; nothing only if there is somebody who listens slowly. */
    private @Nullable Piece next() throws InterruptedException {
        return slow.isEmpty() ? onTheWay.take() : onTheWay.poll(NANOS_BETWEEN_TRIES, TimeUnit.NANOSECONDS);
    }

    /** As a nap is never shorter than the lag, what is due within half of it is due now. */
    private void waitUntil(long due) throws InterruptedException {
        long left = due - System.nanoTime();
        while (left > lagNanos / 2) {
            LockSupport.parkNanos(Math.max(1, left - lagNanos));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            left = due - System.nanoTime();
        }
    }

    private void give(Lane lane, ByteBuffer bytes) {
        if (!lane.give(bytes)) {
            slow.add(lane);
        }
    }
}

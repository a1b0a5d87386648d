package org.timebank.delivery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls again and again, until it is closed: at once while there is more, and otherwise after a pause. */
final class Streaming implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Streaming.class);

    private final IntSupplier poll;
    private final Duration pause;
    private final CountDownLatch closed;

    Streaming(IntSupplier poll, Duration pause, CountDownLatch closed) {
        this.poll = poll;
        this.pause = pause;
        this.closed = closed;
    }

    @Override
    public void run() {
        while (closed.getCount() > 0) {
            if (poll() == 0) {
                pause();
            }
        }
    }

    /** Whatever goes wrong, the next time it may go well. */
    private int poll() {
        try {
            return poll.getAsInt();
        } catch (RuntimeException | Error e) {
            LOG.warn("Events were not delivered: {}; again in {}", BackOff.code(e), pause);
            return 0;
        }
    }

    private void pause() {
        try {
            if (!closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.trace("Nothing was due");
            }
        } catch (InterruptedException e) {
            // The thread is the reader's own, and ends when the reader is closed.
            LOG.debug("Interrupted while nothing was due");
        }
    }
}

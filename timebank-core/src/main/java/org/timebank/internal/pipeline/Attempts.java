package org.timebank.internal.pipeline;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.timebank.command.ConflictException;
import org.timebank.spi.StoreException;

/**
 * The attempts at one command: some against others who change the same things, and some while the storage recovers. Between
 * two of them is a pause of random length, longer each time. Used once.
 */
final class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
    private static final int MOST_LOST = 20;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(20);
    private static final int MOST_FAILED = 12;
    private static final Duration LONGEST_RECOVERY_PAUSE = Duration.ofMillis(800);
    /** Whoever waits for a connection as long as a pool lets them wait has waited enough. */
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(5);

    private final long begun = System.nanoTime();
    private int lost;
    private int failed;

    /**
     * Others were first.
     *
     * @throws ConflictException if they were too often
     */
    void lost() {
        lost++;
        if (lost >= MOST_LOST) {
            throw new ConflictException("Others changed the same things " + lost
                    + " times while the command was carried out; send it again under the same key");
        }
        pause(Duration.ofNanos(100_000L << Math.min(lost, 10)), LONGEST_PAUSE);
    }

    /**
     * The storage failed.
     *
     * @throws StoreException the failure, if it will not pass, or has not for too long
     */
    void failed(StoreException failure) {
        failed++;
        if (!failure.isPassing() || failed >= MOST_FAILED || System.nanoTime() - begun > LONGEST_RECOVERY.toNanos()) {
            throw failure;
        }
        LOG.debug("The storage failed; attempt {} follows", failed + 1);
        pause(Duration.ofMillis(10L << Math.min(failed, 10)), LONGEST_RECOVERY_PAUSE);
    }

    private static void pause(Duration length, Duration longest) {
        long nanos = Math.min(length.toNanos(), longest.toNanos());
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(nanos / 2, nanos));
    }
}

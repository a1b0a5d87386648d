package org.timebank.failures.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits on a monitor until something holds, woken whenever that may have changed. */
final class Patience {

    private Patience() {}

    /**
     * Waits, holding the monitor.
     *
     * @return whether it holds; if not, it took too long
     */
    static boolean await(Object monitor, BooleanSupplier holds, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        synchronized (monitor) {
            while (!holds.getAsBoolean()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(monitor, left);
            }
            return true;
        }
    }
}

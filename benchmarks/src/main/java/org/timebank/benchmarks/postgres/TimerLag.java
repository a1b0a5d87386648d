package org.timebank.benchmarks.postgres;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** How much longer than asked for a thread sleeps: some 60 microseconds on Linux, whose timers have that much slack. */
final class TimerLag {

    private static final int TRIES = 101;
    private static final long NAP_NANOS = 200_000;

    private TimerLag() {}

    /** The middle of many naps, in nanoseconds. */
    static long measure() {
        long[] lags = new long[TRIES];
        for (int i = 0; i < TRIES; i++) {
            long from = System.nanoTime();
            LockSupport.parkNanos(NAP_NANOS);
            lags[i] = Math.max(0, System.nanoTime() - from - NAP_NANOS);
        }
        Arrays.sort(lags);
        return lags[TRIES / 2];
    }
}

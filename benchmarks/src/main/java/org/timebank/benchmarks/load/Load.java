package org.timebank.benchmarks.load;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Lets a crew work, each client in a thread of its own, as fast as they can. Used once. */
public final class Load {

    private final LongAdder done = new LongAdder();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final CountDownLatch failed = new CountDownLatch(1);
    private volatile boolean stopped;

    private Load() {}

    /**
     * Lets them work that long. All have finished what they began when this returns.
     *
     * @throws IllegalStateException if one of them failed, in which case the others were stopped
     */
    public static Sample run(Crew crew, Pace pace) throws InterruptedException {
        Load load = new Load();
        List<Thread> threads = new ArrayList<>();
        for (Client client : crew.clients()) {
            Thread thread = new Thread(() -> load.work(client), "client-" + threads.size());
            threads.add(thread);
            thread.start();
        }
        try {
            return load.measure(pace, threads);
        } finally {
            load.end(threads);
        }
    }

    private void work(Client client) {
        try {
            while (!stopped) {
                done.add(client.act());
            }
        } catch (SQLException | RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            failed.countDown();
        }
    }

    private Sample measure(Pace pace, List<Thread> threads) throws InterruptedException {
        await(pace.leadIn());
        long before = done.sum();
        long from = System.nanoTime();
        do {
            await(pace.measured());
        } while (done.sum() == before && !stopped); // a single act may take longer than that
        long counted = done.sum() - before;
        long nanos = System.nanoTime() - from;
        end(threads);
        @Nullable Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("A client failed: " + cause, cause);
        }
        return new Sample(counted, nanos, done.sum());
    }

    /** Waits that long, or until a client fails. */
    private void await(Duration time) throws InterruptedException {
        if (failed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            stopped = true;
        }
    }

    private void end(List<Thread> threads) throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}

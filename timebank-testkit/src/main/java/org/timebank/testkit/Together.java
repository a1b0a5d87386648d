package org.timebank.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.timebank.spi.ChangeSet;

/** Several threads that begin at the same moment, and do a counted amount of work each. */
final class Together {

    /** How many threads there are at once. */
    static final List<Integer> CROWDS = List.of(2, 4, 8, 16);

    /** How often each thread does something. */
    static final int ROUNDS = 25;

    /** How often whoever writes does so at most, while others read. */
    private static final int MOST_WRITES = 2_000;

    private static final long LONGEST_SECONDS = 300;

    private Together() {}

    /**
     * Runs the work in each of the threads.
     *
     * @param work given the number of its thread, counted from 0
     * @return what came of it, in the order of the threads
     * @throws AssertionError if one of them fails, or does not come to an end
     */
    static <T> List<T> run(int threads, IntFunction<T> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            return results(begin(pool, threads, work));
        } finally {
            pool.shutdownNow();
        }
    }

    /** Applies a change set in each thread and round, and counts those that were taken. */
    static int count(int threads, BiFunction<Integer, Integer, ChangeSet> changes, Predicate<ChangeSet> takes) {
        List<Integer> taken = run(threads, thread -> {
            int own = 0;
            for (int round = 0; round < ROUNDS; round++) {
                own += takes.test(changes.apply(thread, round)) ? 1 : 0;
            }
            return own;
        });
        return taken.stream().mapToInt(Integer::intValue).sum();
    }

    /** Half of the threads read a counted number of times, while the others write. */
    static void readWhileOthersWrite(int threads, Runnable read, IntConsumer write) {
        AtomicInteger reading = new AtomicInteger(threads / 2);
        run(threads, thread -> {
            if (thread % 2 == 1) {
                try {
                    for (int round = 0; round < ROUNDS; round++) {
                        read.run();
                    }
                } finally {
                    reading.decrementAndGet();
                }
            } else {
                for (int round = 0; round < MOST_WRITES && reading.get() > 0; round++) {
                    write.accept(MOST_WRITES * thread + round);
                }
            }
            return thread;
        });
    }

    private static <T> List<Future<T>> begin(ExecutorService pool, int threads, IntFunction<T> work) {
        CountDownLatch ready = new CountDownLatch(threads);
        List<Future<T>> futures = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int thread = i;
            Callable<T> task = () -> {
                ready.countDown();
                ready.await();
                return work.apply(thread);
            };
            futures.add(pool.submit(task));
        }
        return futures;
    }

    private static <T> List<T> results(List<Future<T>> futures) {
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            try {
                results.add(future.get(LONGEST_SECONDS, TimeUnit.SECONDS));
            } catch (ExecutionException e) {
                throw new AssertionError("One of " + futures.size() + " threads failed: " + e.getCause(), e.getCause());
            } catch (TimeoutException e) {
                throw new AssertionError("One of " + futures.size() + " threads does not come to an end", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Interrupted", e);
            }
        }
        return results;
    }
}

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
import java.util.function.IntFunction;

/** Several threads that begin at the same moment, and do a counted amount of work each. */
final class Together {

    /** How many threads there are at once. */
    static final List<Integer> CROWDS = List.of(2, 4, 8);

    /** How often each thread does something. */
    static final int ROUNDS = 25;

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

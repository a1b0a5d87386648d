package org.timebank.failures.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.timebank.Tenant;
import org.timebank.TimebankEngine;
import org.timebank.delivery.EventReader;
import org.timebank.spi.TimebankStore;

/**
 * Clients at work in a timebank of their own, each in a thread, as fast as they can, and readers that tell the host of what
 * they do. They go on whatever the stores do, until they are stopped:
 *
 * <pre>{@code
 * try (Load load = Load.begin(List.of(store), 8, seed)) {
 *     load.awaitAnswers(100);
 *     // something fails
 *     load.awaitAnswers(100);
 *     Audit audit = load.audit(store);
 * }
 * }</pre>
 */
public final class Load implements AutoCloseable {

    private static final Duration READERS_PAUSE = Duration.ofMillis(10);

    /** As long as the events of a reader wait that has died; how long a store may fail is another matter. */
    private static final Duration LEASE = Duration.ofSeconds(5);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final long begun = System.nanoTime();
    private final Community community;
    private final Witness witness = new Witness();
    private final Heard heard = new Heard();
    private final List<Client> clients = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<EventReader> readers = new ArrayList<>();

    private Load(Community community) {
        this.community = community;
    }

    /**
     * Founds a timebank by the first of the stores, and lets clients work in it.
     *
     * @param stores ways to one and the same storage: clients take them in turn, and each has a reader
     * @param clients how many
     * @param seed of what they choose to do; what comes of it depends on who is first
     */
    public static Load begin(List<? extends TimebankStore> stores, int clients, long seed) {
        Load load = new Load(Community.found(stores.get(0)));
        Queue<Deed<?>> shared = new ConcurrentLinkedQueue<>();
        List<TimebankEngine> engines = stores.stream()
                .map(store -> TimebankEngine.builder(store).build())
                .toList();
        for (int number = 0; number < clients; number++) {
            Tenant tenant = engines.get(number % engines.size()).timebank(load.community.id());
            load.clients.add(new Client(
                    "client-" + number, load.community, tenant, load.witness, shared, new Random(seed + number)));
        }
        stores.forEach(load::read);
        load.clients.forEach(load::start);
        return load;
    }

    private void read(TimebankStore store) {
        EventReader reader = EventReader.builder(store, heard)
                .timebanks(community.id())
                .lease(LEASE)
                .build();
        readers.add(reader);
        reader.start(READERS_PAUSE);
    }

    private void start(Client client) {
        Thread thread = new Thread(client, "client-" + threads.size());
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    /**
     * Waits until clients have had so many more answers.
     *
     * @throws IllegalStateException if that takes more than two minutes
     */
    public void awaitAnswers(int more) throws InterruptedException {
        int enough = witness.answers() + more;
        await(() -> witness.answers() >= enough, more + " more answers");
    }

    /**
     * Waits until so many more commands have ended in an exception, after the library gave up trying.
     *
     * @throws IllegalStateException if that takes more than two minutes
     */
    public void awaitExceptions(int more) throws InterruptedException {
        int enough = witness.exceptions() + more;
        await(() -> witness.exceptions() >= enough, more + " more exceptions");
    }

    private void await(BooleanSupplier holds, String what) throws InterruptedException {
        if (!Patience.await(witness, holds, LONGEST_WAIT)) {
            throw new IllegalStateException("There were not " + what + " within " + LONGEST_WAIT);
        }
    }

    /**
     * Lets clients finish what they have begun, and compares what they were told with what is there.
     *
     * @param store a way to the storage that does not fail any more
     */
    public Audit audit(TimebankStore store) throws InterruptedException {
        stop();
        Duration worked = Duration.ofNanos(System.nanoTime() - begun);
        return new Auditor(community, witness, heard, readers, store).audit(worked);
    }

    private void stop() throws InterruptedException {
        clients.forEach(Client::stop);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Stops everybody, if that has not been done. */
    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            // The clients are daemons, and have been told.
            Thread.currentThread().interrupt();
        }
        readers.forEach(EventReader::close);
    }
}

package org.timebank.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.timebank.command.CalendarMoment;
import org.timebank.command.PlainText;
import org.timebank.command.TimebankId;
import org.timebank.event.DeadLetter;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankStore;

/**
 * Hands committed events to the host's handler. Thread-safe; one for an instance of the application.
 *
 * {@snippet file="org/timebank/EventsDocumentTest.java" region="stream"}
 *
 * <p>Every event is delivered at least once, whatever ends in between; none before all earlier ones of its subject were
 * delivered or given up. An event that fails is tried again, later each time, while only those of its subject wait; after the
 * most attempts it is a dead letter, and its subject goes on.
 *
 * <p>Several instances may read the same store: the events of one timebank are delivered by one of them at a time, who has its
 * lease. The lease is renewed with each batch; when its holder dies, another takes over once it has ended. The order holds as
 * long as the clocks of the instances differ, and a call of the handler lasts, less than half of the lease.
 *
 * <p>The store has to have transactions of its own: one that joins the host's transaction would deliver what is not
 * committed. Who may read, and do what is done here with dead letters, is for the host to decide: a reader has no actor.
 */
public final class EventReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);

    private final TimebankStore store;
    private final Settings settings;
    private final String name;
    private final Random order;
    private final ReentrantLock passing = new ReentrantLock();
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Thread stream;

    private EventReader(TimebankStore store, Settings settings, String name) {
        this.store = store;
        this.settings = settings;
        this.name = name;
        this.order = new Random(settings.holder().hashCode());
    }

    /**
     * Begins a reader of all timebanks: batches of 100; a second of back-off, doubled up to an hour, and 16 attempts, which
     * are about four hours; a lease of a minute; the system's clock.
     */
    public static Builder builder(TimebankStore store, EventHandler handler) {
        return new Builder(store, handler);
    }

    /**
     * Delivers what is due, on the caller's thread: one pass over all timebanks, in each of them at most ten batches. Not 0 means
     * that there may be more.
     *
     * @return how many events were delivered and marked; those that failed are not counted
     * @throws IllegalStateException if the reader is closed
     * @throws org.timebank.spi.StoreException if the storage fails; what was delivered and not marked is delivered again
     * @throws Error that the handler threw; it counts as a failure of that event, and ends the pass
     */
    public int poll() {
        requireOpen();
        return pass();
    }

    private int pass() {
        passing.lock();
        try {
            return isClosed() ? 0 : new Pass(store, settings, order, this::isClosed).run();
        } finally {
            passing.unlock();
        }
    }

    /**
     * Delivers from now on, on a daemon thread: polls again at once while there is more, and after a pause otherwise or when the
     * storage fails.
     *
     * @param pause how long an event waits at most before it is seen, at least a millisecond
     * @throws IllegalStateException if the reader was started or closed before
     */
    public synchronized void start(Duration pause) {
        requireOpen();
        if (stream != null) {
            throw new IllegalStateException("The reader was started before");
        }
        if (pause.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("A pause is at least a millisecond, not " + pause);
        }
        Thread thread = new Thread(new Streaming(this::pass, pause, closed), "timebank-events-" + name);
        thread.setDaemon(true);
        stream = thread;
        thread.start();
    }

    /**
     * Ends delivery, and waits for the event that is being handled; what was delivered is marked, and leases are given back. Not
     * called by the handler, it returns when no thread of the reader works any more. To close again does nothing.
     */
    @Override
    public void close() {
        closed.countDown();
        if (passing.isHeldByCurrentThread()) {
            return;
        }
        try {
            @Nullable Thread thread = streaming();
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        passing.lock();
        try {
            LOG.debug("The reader {} is closed", name);
        } finally {
            passing.unlock();
        }
    }

    private synchronized @Nullable Thread streaming() {
        return stream;
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void requireOpen() {
        if (isClosed()) {
            throw new IllegalStateException("The reader is closed");
        }
    }

    /**
     * Dead letters of a timebank, by the event's id.
     *
     * @param after the event of the last one of the page before
     * @param limit how many at most, 1 to {@value Query#LARGEST_PAGE}
     */
    public List<DeadLetter> deadLetters(TimebankId timebank, Optional<UUID> after, int limit) {
        return letters(timebank).page(after, limit);
    }

    /**
     * Hands a dead letter to the handler once more, on the caller's thread and in no order with other events. Taken, it is off the
     * list; otherwise it stays there, with one more attempt.
     *
     * @return whether it was taken; false if it failed, or is no dead letter
     */
    public boolean redeliver(TimebankId timebank, UUID event) {
        return letters(timebank).redeliver(event);
    }

    /**
     * Takes a dead letter off the list without delivering it.
     *
     * @return whether it was on the list
     */
    public boolean discard(TimebankId timebank, UUID event) {
        return letters(timebank).discard(event);
    }

    private Letters letters(TimebankId timebank) {
        return new Letters(store, timebank, settings);
    }

    /**
     * {@link #clean(TimebankId, Duration)} in the timebanks that the reader was given; in all there are, if it was given none.
     */
    public long clean(Duration olderThan) {
        return cleaning(olderThan).of(settings.timebanks());
    }

    /**
     * Removes events that were delivered and were recorded longer ago than that, 500 in a transaction. Dead
     * letters stay. From then on, what happened to a thing is listed without them.
     *
     * @param olderThan not negative
     * @return how many were removed; when several clean at once, some may be counted twice
     * @throws org.timebank.command.ConflictException if others changed the same events again and again
     */
    public long clean(TimebankId timebank, Duration olderThan) {
        return cleaning(olderThan).of(timebank);
    }

    private Cleaning cleaning(Duration olderThan) {
        if (olderThan.isNegative()) {
            throw new IllegalArgumentException("What is removed is of the past, not of " + olderThan.negated());
        }
        Instant now = settings.now();
        // Nothing was recorded before the first moment, however far back is asked for.
        boolean isBeforeAll = olderThan.compareTo(Duration.between(CalendarMoment.FIRST, now)) >= 0;
        return new Cleaning(store, isBeforeAll ? CalendarMoment.FIRST : now.minus(olderThan));
    }

    /** Configures a reader. Not thread-safe. */
    public static final class Builder {
        private static final int LONGEST_NAME = 60;
        private static final Duration LONGEST_LEASE = Duration.ofDays(1);

        private final TimebankStore store;
        private final EventHandler handler;
        private List<TimebankId> timebanks = List.of();
        private int batchSize = 100;
        private BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofHours(1), 16);
        private Duration lease = Duration.ofMinutes(1);
        private String name = "reader";
        private Clock clock = Clock.systemUTC();

        private Builder(TimebankStore store, EventHandler handler) {
            this.store = store;
            this.handler = handler;
        }

        /** Reads these timebanks alone; with none, all. */
        public Builder timebanks(TimebankId... value) {
            this.timebanks = List.of(value);
            return this;
        }

        /** How many events are delivered before they are marked, 1 to {@value Query#LARGEST_PAGE}. */
        public Builder batchSize(int value) {
            if (value < 1 || value > Query.LARGEST_PAGE) {
                throw new IllegalArgumentException("A batch has 1 to " + Query.LARGEST_PAGE + " events, not " + value);
            }
            this.batchSize = value;
            return this;
        }

        /** How long an event waits that has failed: first so long, then twice as long each time, and at most that long: up to a year. */
        public Builder backOff(Duration first, Duration longest) {
            this.backOff = new BackOff(first, longest, backOff.mostAttempts());
            return this;
        }

        /** How often an event is tried before it is a dead letter, at least once. */
        public Builder mostAttempts(int value) {
            this.backOff = new BackOff(backOff.first(), backOff.longest(), value);
            return this;
        }

        /**
         * How long a timebank's events are one instance's alone, a second to a day: as long as others wait when an instance dies,
         * and more than twice as long as the handler takes for one event.
         */
        public Builder lease(Duration value) {
            if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(LONGEST_LEASE) > 0) {
                throw new IllegalArgumentException("A lease lasts a second to a day, not " + value);
            }
            this.lease = value;
            return this;
        }

        /** The instance, as people know it, 1 to 60 characters; it need not be unlike others. */
        public Builder name(String value) {
            if (!PlainText.isPlain(value, LONGEST_NAME)) {
                throw new IllegalArgumentException(
                        "A reader's name has 1 to " + LONGEST_NAME + " characters and no control characters");
            }
            this.name = value;
            return this;
        }

        /** The clock by which leases end and what failed is due again. */
        public Builder clock(Clock value) {
            this.clock = value;
            return this;
        }

        public EventReader build() {
            String holder = name + " " + UUID.randomUUID();
            return new EventReader(
                    store, new Settings(handler, timebanks, batchSize, backOff, lease, holder, clock), name);
        }
    }
}

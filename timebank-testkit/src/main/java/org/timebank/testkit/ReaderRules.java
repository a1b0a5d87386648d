package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.timebank.delivery.EventHandler;
import org.timebank.delivery.EventReader;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.event.FailedDelivery;
import org.timebank.spi.Key;
import org.timebank.spi.Query;
import org.timebank.spi.StoreException;
import org.timebank.spi.TimebankStore;
import org.timebank.testkit.given.DeliveryThings;
import org.timebank.testkit.given.Things;

/** S27: with the library's reader over it, the host is told of every event, in order within one subject. */
interface ReaderRules extends StoreUnderTest {

    Duration LEASE = Duration.ofMinutes(1);

    @Test
    @Rule("S27.1")
    default void readersSideBySideTellOfEverythingInOrderWhateverIsStoredMeanwhile() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());
            int readers = threads / 2;
            Told host = new Told();
            SetClock clock = new SetClock();
            AtomicInteger writing = new AtomicInteger(threads - readers);

            List<List<Event>> stored = Together.run(threads, thread -> {
                List<Event> own = new ArrayList<>();
                if (thread < readers) {
                    readsUntil(reader(bank, bank.store(), host, clock, 1 + thread % 5), writing);
                    return own;
                }
                try {
                    Writing.writes(bank, own);
                } finally {
                    writing.decrementAndGet();
                }
                return own;
            });

            host.wasToldInOrder();
            assertThat(host.events())
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(
                            stored.stream().flatMap(List::stream).toList());
        }
    }

    @Test
    @Rule("S27.2")
    default void whatFailsHoldsBackItsOwnSubjectAndBecomesADeadLetter() {
        TestTimebank bank = TestTimebank.in(store());
        List<Event> failing = events(3);
        List<Event> others =
                Stream.concat(events(3).stream(), events(2).stream()).toList();
        failing.forEach(event -> bank.applied(DeliveryThings.telling(List.of(event))));
        bank.applied(DeliveryThings.telling(others));
        Event poison = failing.get(0);
        Told host = new Told();
        host.refuses(poison);
        SetClock clock = new SetClock();
        EventReader reader = reader(bank, bank.store(), host, clock, 2);

        readAll(reader);
        assertThat(host.events()).containsExactlyInAnyOrderElementsOf(others);
        assertThat(failure(bank, poison))
                .isEqualTo(new FailedDelivery(
                        poison.id(),
                        poison.subject(),
                        1,
                        Things.NOW.plusSeconds(1),
                        "java.lang.IllegalStateException",
                        false));
        clock.passes(Duration.ofMillis(999));
        readAll(reader);
        assertThat(failure(bank, poison).attempts()).isEqualTo(1);
        clock.passes(Duration.ofMillis(1));
        readAll(reader);
        assertThat(failure(bank, poison).attempts()).isEqualTo(2);
        clock.passes(Duration.ofSeconds(2));
        host.mayBeGivenUp(poison);
        readAll(reader);
        readAll(reader);

        assertThat(failure(bank, poison).attempts()).isEqualTo(3);
        assertThat(host.events()).containsSubsequence(failing.subList(1, 3)).hasSize(7);
        assertThat(reader.deadLetters(bank.id(), Optional.empty(), 9)).hasSize(1);
        assertThat(reader.redeliver(bank.id(), poison.id())).isFalse();
        assertThat(failure(bank, poison).attempts()).isEqualTo(4);
        host.takes(poison);
        assertThat(reader.redeliver(bank.id(), poison.id())).isTrue();
        assertThat(reader.redeliver(bank.id(), poison.id())).isFalse();
        assertThat(reader.deadLetters(bank.id(), Optional.empty(), 9)).isEmpty();
        assertThat(host.events()).hasSize(8).endsWith(poison);
        assertThat(pending(bank)).isEmpty();
        host.wasToldInOrder();
    }

    @Test
    @Rule("S27.3")
    default void aReaderThatDiesInMidBatchIsTakenOverOnceItsLeaseHasEnded() {
        TestTimebank bank = TestTimebank.in(store());
        List<Event> events = events(6);
        bank.applied(DeliveryThings.telling(events));
        Told host = new Told();
        SetClock clock = new SetClock();
        Cut cut = new Cut(bank.store());
        EventHandler dying = (timebank, event) -> {
            host.handle(timebank, event);
            if (event.number() == 2) {
                cut.off();
                throw new IllegalStateException("the instance is gone");
            }
        };
        EventReader first = reader(bank, cut, dying, clock, 10);
        EventReader second = reader(bank, bank.store(), host, clock, 10);

        assertThatThrownBy(first::poll).isInstanceOf(StoreException.class);
        clock.passes(LEASE.minusMillis(1));
        assertThat(second.poll()).isZero();
        assertThat(host.events()).isEqualTo(events.subList(0, 2));
        clock.passes(Duration.ofMillis(1));
        assertThat(second.poll()).isEqualTo(6);

        assertThat(host.events().subList(2, 8)).isEqualTo(events);
        assertThat(pending(bank)).isEmpty();
        host.wasToldInOrder();
    }

    @Test
    @Rule("S27.4")
    default void whoHasLostTheLeaseMarksNothingAndTellsNothingMore() {
        TestTimebank bank = TestTimebank.in(store());
        List<Event> events = events(4);
        bank.applied(DeliveryThings.telling(events));
        List<Event> slow = new ArrayList<>();
        SetClock clock = new SetClock();
        EventReader second = reader(
                bank,
                bank.store(),
                (timebank, event) -> {
                    throw new IllegalStateException("cannot take " + event.id());
                },
                clock,
                10);
        EventReader first = reader(
                bank,
                bank.store(),
                (timebank, event) -> {
                    slow.add(event);
                    clock.passes(LEASE);
                    second.poll();
                },
                clock,
                10);

        assertThat(first.poll()).isZero();

        assertThat(slow).containsExactly(events.get(0));
        assertThat(pending(bank)).isEqualTo(events);
        assertThat(failure(bank, events.get(0)).attempts()).isEqualTo(1);
    }

    @Test
    @Rule("S27.5")
    default void whatWasDeliveredAndIsOldIsCleanedAwayAndNothingElse() {
        TestTimebank bank = TestTimebank.in(store());
        List<Event> delivered = events(1_100);
        List<Event> dead = events(1);
        List<Event> waiting = events(2);
        List<Event> recent = events(3).stream()
                .map(event -> recordedAt(event, Things.NOW.plusSeconds(60)))
                .toList();
        for (List<Event> some : List.of(delivered, dead, waiting, recent)) {
            bank.applied(DeliveryThings.telling(some));
        }
        bank.applied(DeliveryThings.delivering(delivered));
        bank.applied(DeliveryThings.delivering(recent));
        bank.applied(DeliveryThings.givingUp(dead.get(0), 0));
        SetClock clock = new SetClock();
        clock.passes(Duration.ofSeconds(61));
        EventReader reader = reader(bank, bank.store(), new Told(), clock, 10);

        assertThat(reader.clean(bank.id(), Duration.ofSeconds(61))).isZero();
        assertThat(reader.clean(bank.id(), Duration.ofSeconds(60))).isEqualTo(1_100);
        assertThat(reader.clean(Duration.ofSeconds(1))).isZero();

        assertThat(bank.ask(new Query.EventsOf(delivered.get(0).subject()))).isEmpty();
        for (List<Event> some : List.of(dead, waiting, recent)) {
            assertThat(bank.ask(new Query.EventsOf(some.get(0).subject()))).isEqualTo(some);
        }
        assertThat(pending(bank)).isEqualTo(waiting);
        assertThat(reader.deadLetters(bank.id(), Optional.empty(), 9)).hasSize(1);
    }

    private static EventReader reader(
            TestTimebank bank, TimebankStore store, EventHandler handler, SetClock clock, int batchSize) {
        return EventReader.builder(store, handler)
                .timebanks(bank.id())
                .batchSize(batchSize)
                .backOff(Duration.ofSeconds(1), Duration.ofMinutes(10))
                .mostAttempts(3)
                .lease(LEASE)
                .clock(clock.clock())
                .build();
    }

    /** Reads until nobody writes any more and nothing is left, unless another reader is about to deliver it. */
    private static void readsUntil(EventReader reader, AtomicInteger writing) {
        boolean isOver = false;
        while (!isOver) {
            boolean nobodyWrites = writing.get() == 0;
            isOver = reader.poll() == 0 && nobodyWrites;
        }
    }

    private static void readAll(EventReader reader) {
        while (reader.poll() > 0) {
            Thread.onSpinWait();
        }
    }

    private static List<Event> events(int count) {
        UUID subject = UUID.randomUUID();
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> Things.event(EventType.EXCHANGE_ACCEPTED, subject, number))
                .toList();
    }

    private static Event recordedAt(Event event, Instant moment) {
        return new Event(
                event.id(),
                event.type(),
                event.subject(),
                event.number(),
                event.detail(),
                moment,
                event.recordedBy(),
                event.onBehalfOf());
    }

    private static FailedDelivery failure(TestTimebank bank, Event event) {
        return bank.find(new Key.FailedDeliveryKey(event.id())).orElseThrow();
    }

    private static List<Event> pending(TestTimebank bank) {
        return bank.ask(new Query.PendingEvents(Query.LARGEST_PAGE));
    }
}

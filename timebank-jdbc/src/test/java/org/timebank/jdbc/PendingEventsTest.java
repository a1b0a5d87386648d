package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.timebank.command.TimebankId;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Query;

/** Hosts are told of every event, and within one subject in order. */
class PendingEventsTest {

    private static final int EVENTS = 40;

    @OnEveryEngine
    void anEventIsPendingUntilItWasDelivered(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        UUID subject = Things.id();
        Event first = Things.event(subject, 1);
        Event second = Things.event(subject, 2);
        Event other = Things.event(Things.id(), 1);
        store.apply(timebank, telling(first));
        store.apply(timebank, telling(second, other));
        assertThat(pending(store, timebank, 10)).containsExactly(first, second, other);

        assertThat(store.apply(
                        timebank,
                        ChangeSet.builder()
                                .delivered(first.id())
                                .delivered(other.id())
                                .delivered(Things.id())
                                .build()))
                .isEqualTo(Applied.APPLIED);

        assertThat(pending(store, timebank, 10)).containsExactly(second);
        assertThat(pending(store, Things.founded(store), 10)).isEmpty();
        assertThat(store.ask(timebank, new Query.EventsOf(subject))).containsExactly(first, second);
    }

    @OnEveryEngine
    void whatIsToldAndDeliveredAtOnceIsNotPending(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Event event = Things.event(Things.id(), 1);

        store.apply(
                timebank, ChangeSet.builder().delivered(event.id()).tell(event).build());

        assertThat(pending(store, timebank, 10)).isEmpty();
    }

    @OnEveryEngine
    void noEventComesBeforeOneOfItsSubjectWithALowerNumber(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        UUID subject = Things.id();
        List<Event> byId = List.of(Things.event(subject, 3), Things.event(subject, 2), Things.event(subject, 1));
        Event later = Things.event(Things.id(), 1);
        store.apply(timebank, telling(later));
        store.apply(timebank, telling(byId.get(2), byId.get(1), byId.get(0)));

        for (int limit = 1; limit <= 5; limit++) {
            assertThat(pending(store, timebank, limit))
                    .containsExactlyElementsOf(List.of(byId.get(2), byId.get(1), byId.get(0), later)
                            .subList(0, Math.min(limit, 4)));
        }
    }

    @OnEveryEngine
    void anEventThatIsCommittedLateIsNotPassedOver(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Event late = Things.event(Things.id(), 1);
        Event early = Things.event(Things.id(), 1);
        store.apply(timebank, telling(early));
        store.apply(timebank, ChangeSet.builder().delivered(early.id()).build());

        store.apply(timebank, telling(late));

        assertThat(pending(store, timebank, 10)).containsExactly(late);
    }

    /** Delivered in pages of any size, with ids in any order and deliveries that are lost, nothing is lost or out of order. */
    @OnEveryEngine
    void everyEventIsToldOfInTheOrderOfItsSubject(Engine engine) {
        JdbcTimebankStore store = engine.store();
        for (int seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            TimebankId timebank = Things.founded(store);
            Map<UUID, Integer> told = new HashMap<>();
            Map<UUID, Integer> numbers = new HashMap<>();
            Set<UUID> delivered = new HashSet<>();
            for (int step = 0; step < EVENTS; step++) {
                UUID subject = new UUID(0, random.nextInt(5));
                Event event = event(random, subject, numbers.merge(subject, 1, Integer::sum));
                store.apply(timebank, telling(event));
                deliver(store, timebank, random, told, delivered, seed);
            }
            while (delivered.size() < EVENTS) {
                deliver(store, timebank, random, told, delivered, seed);
                assertThat(pending(store, timebank, 1_000).size() + delivered.size())
                        .as("seed %s", seed)
                        .isEqualTo(EVENTS);
            }
            assertThat(told).as("seed %s", seed).isEqualTo(numbers);
        }
    }

    private static void deliver(
            JdbcTimebankStore store,
            TimebankId timebank,
            Random random,
            Map<UUID, Integer> told,
            Set<UUID> delivered,
            int seed) {
        List<Event> page = pending(store, timebank, 1 + random.nextInt(4));
        assertThat(page.isEmpty())
                .as("seed %s", seed)
                .isEqualTo(pending(store, timebank, 1_000).isEmpty());
        Map<UUID, Integer> before = new HashMap<>(told);
        ChangeSet.Builder changes = ChangeSet.builder();
        for (Event event : page.subList(0, random.nextInt(page.size() + 1))) {
            assertThat(event.number())
                    .as("seed %s: %s", seed, event)
                    .isEqualTo(before.merge(event.subject(), 1, Integer::sum));
            changes.delivered(event.id());
            delivered.add(event.id());
            told.put(event.subject(), event.number());
        }
        store.apply(timebank, changes.build());
    }

    private static Event event(Random random, UUID subject, int number) {
        return new Event(
                new UUID(random.nextLong(), random.nextLong()),
                EventType.OFFER_PUBLISHED,
                subject,
                number,
                "",
                Things.NOW,
                "broker",
                Optional.empty());
    }

    private static ChangeSet telling(Event... events) {
        ChangeSet.Builder changes = ChangeSet.builder();
        for (Event event : events) {
            changes.tell(event);
        }
        return changes.build();
    }

    private static List<Event> pending(JdbcTimebankStore store, TimebankId timebank, int limit) {
        return store.ask(timebank, new Query.PendingEvents(limit));
    }
}

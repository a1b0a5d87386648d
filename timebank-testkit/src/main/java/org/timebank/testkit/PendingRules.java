package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Query;
import org.timebank.testkit.given.AnyEvents;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.Things;

/** S23: events wait until the host has been told of them, and none is passed over. */
interface PendingRules extends StoreUnderTest {

    @Property
    @Rule("S23.1")
    default void eventsThatWaitComeBackEqualInTheOrderOfTheirNumbers(
            @ForAll(supplier = AnyEvents.class) List<Event> events, @ForAll @IntRange(min = 1, max = 6) int limit) {
        TestTimebank bank = TestTimebank.in(store());
        ChangeSet.Builder changes = ChangeSet.builder();
        events.forEach(changes::tell);

        bank.applied(changes.build());

        assertThat(bank.ask(new Query.PendingEvents(limit)))
                .isEqualTo(events.subList(0, Math.min(limit, events.size())));
        assertThat(bank.ask(new Query.PendingEvents(Query.LARGEST_PAGE))).isEqualTo(events);
    }

    @Test
    @Rule("S23.2")
    default void whatTheHostWasToldOfIsNotToldAgain() {
        TestTimebank bank = TestTimebank.in(store());
        Event first = Things.event(EventType.MEMBER_JOINED, Cast.ANN.id().value(), 1);
        Event second = Things.event(EventType.MEMBER_LEFT, Cast.ANN.id().value(), 2);
        Event another = Things.event(EventType.MEMBER_JOINED, Cast.BEN.id().value(), 1);
        bank.applied(ChangeSet.builder().tell(first).tell(second).tell(another).build());

        bank.keeps(told(first));
        assertThat(pending(bank)).containsExactlyInAnyOrder(second, another);
        bank.keeps(told(first));
        bank.keeps(told(second, another));
        assertThat(pending(bank)).isEmpty();
        assertThat(bank.ask(new Query.EventsOf(first.subject()))).containsExactly(first, second);
    }

    @Test
    @Rule("S23.3")
    default void whatIsStoredLaterIsNotPassedOverWhateverItsId() {
        TestTimebank bank = TestTimebank.in(store());
        List<UUID> ids = List.of(
                new UUID(5, 5),
                new UUID(-1, -1),
                new UUID(0, 9),
                new UUID(3, -3),
                new UUID(Long.MIN_VALUE, 0),
                new UUID(0, 8));
        int number = 0;
        for (UUID id : ids) {
            number++;
            Event event = new Event(
                    id,
                    EventType.EXCHANGE_ACCEPTED,
                    UUID.randomUUID(),
                    1,
                    "",
                    early(number),
                    Things.ACTOR,
                    Optional.empty());
            bank.applied(ChangeSet.builder().tell(event).build());

            assertThat(pending(bank)).containsExactly(event);
            bank.applied(told(event));
        }
    }

    @Test
    @Rule("S23.4")
    default void noneIsToldWithoutThoseBeforeItHoweverFewAreAskedFor() {
        TestTimebank bank = TestTimebank.in(store());
        List<UUID> subjects = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        for (int number = 1; number <= 12; number++) {
            ChangeSet.Builder changes = ChangeSet.builder();
            for (UUID subject : subjects) {
                changes.tell(Things.event(EventType.EXCHANGE_ACCEPTED, subject, number));
            }
            bank.applied(changes.build());
        }

        Host host = new Host(bank);
        for (int limit = 1; host.reads(limit); limit = limit % 7 + 1) {
            assertThat(pending(bank)).doesNotContainAnyElementsOf(host.told());
        }

        assertThat(host.told()).hasSize(36).doesNotHaveDuplicates();
    }

    @Test
    @Rule("S23.5")
    default void noneIsLostAndNonePassedOverWhateverIsStoredMeanwhile() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());
            int readers = Math.max(1, threads / 4);
            Host host = new Host(bank);
            AtomicInteger writing = new AtomicInteger(threads - readers);

            List<List<Event>> told = Together.run(threads, thread -> {
                List<Event> own = new ArrayList<>();
                if (thread < readers) {
                    readsUntil(host, writing);
                    return own;
                }
                try {
                    Writing.writes(bank, own);
                } finally {
                    writing.decrementAndGet();
                }
                return own;
            });

            assertThat(host.told())
                    .containsAll(told.stream().flatMap(List::stream).toList())
                    .allMatch(event -> told.stream().anyMatch(own -> own.contains(event)));
            assertThat(host.told().stream().distinct())
                    .hasSize(told.stream().mapToInt(List::size).sum());
        }
    }

    /** Is told of what there is, a few at a time, until nobody writes any more and nothing is left. */
    private static void readsUntil(Host host, AtomicInteger writing) {
        boolean isOver = false;
        boolean some = true;
        for (int limit = 1; some || !isOver; limit = limit % 5 + 1) {
            isOver = writing.get() == 0;
            some = host.reads(limit);
        }
    }

    /** Moments that go back. */
    private static Instant early(int number) {
        return Things.NOW.minusSeconds(number);
    }

    private static List<Event> pending(TestTimebank bank) {
        return bank.ask(new Query.PendingEvents(Query.LARGEST_PAGE));
    }

    private static ChangeSet told(Event... events) {
        ChangeSet.Builder changes = ChangeSet.builder();
        List.of(events).forEach(event -> changes.delivered(event.id()));
        return changes.build();
    }
}

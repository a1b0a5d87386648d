package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.timebank.command.TimebankId;
import org.timebank.event.DeadLetter;
import org.timebank.event.Event;
import org.timebank.event.EventLease;
import org.timebank.event.EventType;
import org.timebank.event.FailedDelivery;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankSelection;
import org.timebank.testkit.given.DeliveryThings;
import org.timebank.testkit.given.Things;

/** S26: who delivers events, what failed, and what need not be kept. */
interface DeliveryRules extends StoreUnderTest {

    @Test
    @Rule("S26.1")
    default void leasesAndFailuresComeBackEqual() {
        TestTimebank bank = TestTimebank.in(store());
        Event event = Things.event(EventType.HOLD_PLACED, UUID.randomUUID(), 1);
        String longest = "é ".repeat(EventLease.LONGEST_HOLDER / 2);
        Instant last = Instant.parse("9998-12-31T23:59:59.999999Z");

        bank.keeps(taking(0, new EventLease(longest, last)));
        bank.keeps(taking(1, new EventLease("x", Instant.EPOCH)));
        bank.keeps(DeliveryThings.failing(
                new FailedDelivery(event.id(), event.subject(), 1, last, "e$".repeat(50), false), 0));
        bank.keeps(DeliveryThings.failing(
                new FailedDelivery(event.id(), event.subject(), Integer.MAX_VALUE, Things.NOW, "E", true), 1));
    }

    @Test
    @Rule("S26.2")
    default void oneTakesALeaseWhateverRacesAndNobodyElseMarksAnything() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());
            for (int version = 0; version < Together.ROUNDS; version++) {
                int seen = version;
                List<Event> events = events(UUID.randomUUID(), threads);
                bank.applied(DeliveryThings.telling(events));

                List<Boolean> taken = Together.run(
                        threads,
                        thread -> bank.takes(ChangeSet.builder()
                                .add(taking(seen, new EventLease("instance " + thread, Things.NOW)))
                                .delivered(events.get(thread).id())
                                .build()));

                assertThat(taken).containsOnlyOnce(true);
                int winner = taken.indexOf(true);
                assertThat(bank.find(new Key.EventLeaseKey()).map(EventLease::holder))
                        .contains("instance " + winner);
                assertThat(pending(bank)).hasSize(threads - 1).doesNotContain(events.get(winner));
                bank.applied(DeliveryThings.delivering(events));
            }
        }
    }

    @Test
    @Rule("S26.3")
    default void whatFailedHoldsBackItsSubjectUntilItsMomentAndNothingElse() {
        TestTimebank bank = TestTimebank.in(store());
        List<Event> failing = events(UUID.randomUUID(), 3);
        List<Event> others = events(UUID.randomUUID(), 3);
        Instant moment = Things.NOW.plusSeconds(10);
        bank.applied(DeliveryThings.telling(failing));
        bank.applied(DeliveryThings.telling(others));
        bank.keeps(DeliveryThings.failing(DeliveryThings.failure(failing.get(0), moment), 0));

        for (int limit = 1; limit <= 7; limit++) {
            assertThat(bank.ask(new Query.DueEvents(moment.minusNanos(1_000), limit)))
                    .isEqualTo(others.subList(0, Math.min(limit, 3)));
        }
        assertThat(due(bank, moment)).containsExactlyInAnyOrderElementsOf(pending(bank));
        assertThat(due(bank, moment)).hasSize(6).containsSubsequence(failing).containsSubsequence(others);

        bank.applied(DeliveryThings.failing(DeliveryThings.failure(failing.get(0), moment.plusSeconds(1)), 1));
        assertThat(due(bank, moment)).isEqualTo(others);
        bank.applied(DeliveryThings.givingUp(failing.get(0), 2));
        assertThat(due(bank, Things.NOW)).hasSize(5).containsSubsequence(failing.subList(1, 3));
    }

    @Test
    @Rule("S26.4")
    default void deadLettersAreReadInPagesOfAnySizeById() {
        TestTimebank bank = TestTimebank.in(store());
        List<DeadLetter> dead = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            List<Event> events = events(UUID.randomUUID(), 3);
            bank.applied(DeliveryThings.telling(events));
            bank.keeps(DeliveryThings.failing(DeliveryThings.failure(events.get(1), Things.NOW), 0));
            bank.keeps(DeliveryThings.givingUp(events.get(0), 0));
            dead.add(new DeadLetter(events.get(0), DeliveryThings.lastFailure(events.get(0))));
        }
        DeadLetter settled = dead.remove(3);
        bank.keeps(DeliveryThings.failing(settled.failure().settled(), 1));
        dead.sort(Comparator.comparing(letter -> letter.event().id().toString()));

        for (int size = 1; size <= 8; size++) {
            int limit = size;
            assertThat(Pages.<DeadLetter, UUID>walk(
                            letter -> letter.event().id(), limit, last -> bank.ask(new Query.DeadLetters(last, limit))))
                    .isEqualTo(dead);
        }
    }

    @Test
    @Rule("S26.5")
    default void whatWasDeliveredIsReadInPagesOfAnySizeById() {
        TestTimebank bank = TestTimebank.in(store());
        List<Event> delivered = new ArrayList<>(events(UUID.randomUUID(), 9));
        Event waiting = Things.event(EventType.HOLD_PLACED, UUID.randomUUID(), 1);
        Event dead = Things.event(EventType.HOLD_PLACED, UUID.randomUUID(), 1);
        bank.applied(DeliveryThings.telling(delivered));
        bank.applied(DeliveryThings.telling(List.of(waiting, dead)));
        bank.applied(DeliveryThings.delivering(delivered));
        bank.applied(DeliveryThings.givingUp(dead, 0));
        delivered.sort(Comparator.comparing(event -> event.id().toString()));

        for (int size = 1; size <= 10; size++) {
            int limit = size;
            assertThat(Pages.<Event, UUID>walk(
                            Event::id, limit, last -> bank.ask(new Query.DeliveredEvents(last, limit))))
                    .isEqualTo(delivered);
        }
    }

    @Test
    @Rule("S26.6")
    default void onlyWhatWasDeliveredAndIsNoDeadLetterIsForgotten() {
        TestTimebank bank = TestTimebank.in(store());
        List<Event> events = events(UUID.randomUUID(), 4);
        Event dead = events.get(0);
        Event delivered = events.get(1);
        Event waiting = events.get(2);
        Event late = events.get(3);
        bank.applied(DeliveryThings.telling(events));
        bank.applied(DeliveryThings.givingUp(dead, 0));
        bank.applied(DeliveryThings.failing(DeliveryThings.failure(delivered, Things.NOW), 0));
        bank.applied(DeliveryThings.failing(DeliveryThings.failure(waiting, Things.NOW), 0));
        bank.applied(DeliveryThings.delivering(List.of(delivered)));
        ChangeSet forgetting = DeliveryThings.forgetting(events);

        bank.applied(forgetting);

        assertThat(history(bank, dead)).containsExactly(dead, waiting, late);
        assertThat(pending(bank)).containsExactly(waiting, late);
        assertThat(failures(bank, events)).containsExactly(dead.id(), waiting.id());
        assertThat(bank.ask(new Query.DeadLetters(Optional.empty(), 9))).hasSize(1);
        bank.applied(forgetting);
        bank.keeps(ChangeSet.builder()
                .delivered(waiting.id())
                .forgotten(waiting.id())
                .forgotten(UUID.randomUUID())
                .build());
        assertThat(history(bank, dead)).containsExactly(dead, late);
        assertThat(failures(bank, events)).containsExactly(dead.id());
    }

    @Test
    @Rule("S26.7")
    default void timebanksAreReadInPagesOfAnySizeByName() {
        String prefix = "try-" + UUID.randomUUID();
        List<TimebankId> all = Stream.of("", "-1", ".1", "1", "A", "_", "a")
                .map(end -> TimebankId.of(prefix + end))
                .toList();
        Event event = Things.event(EventType.HOLD_PLACED, UUID.randomUUID(), 1);
        for (TimebankId id : all) {
            bank(id).found();
        }
        for (int i : new int[] {1, 2, 5}) {
            bank(all.get(i)).applied(DeliveryThings.telling(List.of(event)));
        }

        for (int size = 1; size <= 8; size++) {
            assertThat(listed(TimebankSelection.ALL, prefix, size)).isEqualTo(all);
            assertThat(listed(TimebankSelection.WITH_PENDING_EVENTS, prefix, size))
                    .containsExactly(all.get(1), all.get(2), all.get(5));
        }
        bank(all.get(2)).applied(DeliveryThings.delivering(List.of(event)));
        assertThat(listed(TimebankSelection.WITH_PENDING_EVENTS, prefix, 3)).containsExactly(all.get(1), all.get(5));
        assertThat(store().timebanks(TimebankSelection.WITH_PENDING_EVENTS, Optional.empty(), 1))
                .hasSize(1);
    }

    @Test
    @Rule("S26.8")
    default void deliveryInOneTimebankIsNotDeliveryInAnother() {
        TestTimebank one = TestTimebank.in(store());
        TestTimebank other = TestTimebank.in(store());
        List<Event> events = events(UUID.randomUUID(), 3);
        for (TestTimebank bank : List.of(one, other)) {
            bank.applied(DeliveryThings.telling(events));
            bank.applied(DeliveryThings.delivering(events.subList(0, 1)));
        }

        other.keeps(taking(0, new EventLease("here", Things.NOW)));
        other.keeps(DeliveryThings.failing(DeliveryThings.failure(events.get(2), Things.NOW.plusSeconds(1)), 0));
        other.keeps(DeliveryThings.givingUp(events.get(1), 0));
        other.keeps(DeliveryThings.forgetting(events.subList(0, 1)));

        assertThat(one.find(new Key.EventLeaseKey())).isEmpty();
        assertThat(failures(one, events)).isEmpty();
        assertThat(due(one, Things.NOW)).isEqualTo(events.subList(1, 3));
        assertThat(history(one, events.get(0))).isEqualTo(events);
        assertThat(one.ask(new Query.DeadLetters(Optional.empty(), 9))).isEmpty();
        one.keeps(taking(0, new EventLease("there", Things.NOW)));
    }

    @Test
    @Rule("S26.9")
    default void nothingThatWaitsIsForgottenWhateverRaces() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());
            List<Event> events = events(UUID.randomUUID(), Together.ROUNDS * 2);
            List<Event> kept = events.subList(Together.ROUNDS, Together.ROUNDS * 2);
            bank.applied(DeliveryThings.telling(events));

            Together.run(threads, thread -> {
                for (int round = 0; round < Together.ROUNDS; round++) {
                    if (thread % 2 == 0) {
                        bank.takes(DeliveryThings.delivering(events.subList(round, round + 1)));
                    } else {
                        bank.takes(DeliveryThings.forgetting(events));
                    }
                }
                return thread;
            });

            while (!bank.takes(DeliveryThings.delivering(events.subList(0, Together.ROUNDS)))
                    || !bank.takes(DeliveryThings.forgetting(events))) {
                Thread.onSpinWait();
            }
            assertThat(pending(bank)).isEqualTo(kept);
            assertThat(history(bank, kept.get(0))).isEqualTo(kept);
        }
    }

    private TestTimebank bank(TimebankId id) {
        return new TestTimebank(store(), id);
    }

    /** Those whose names begin like that, page by page. */
    private List<TimebankId> listed(TimebankSelection selection, String prefix, int size) {
        List<TimebankId> listed = new ArrayList<>();
        Optional<TimebankId> last = Optional.of(TimebankId.of(prefix.substring(0, prefix.length() - 1)));
        while (last.isPresent()) {
            List<TimebankId> page = store().timebanks(selection, last, size);
            assertThat(page).hasSizeLessThanOrEqualTo(size);
            listed.addAll(
                    page.stream().filter(id -> id.value().startsWith(prefix)).toList());
            last = page.stream()
                    .reduce((one, next) -> next)
                    .filter(id -> page.size() == size && id.value().startsWith(prefix));
        }
        return listed;
    }

    private static List<Event> events(UUID subject, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> Things.event(EventType.EXCHANGE_ACCEPTED, subject, number))
                .toList();
    }

    private static ChangeSet taking(int version, EventLease lease) {
        return ChangeSet.builder().put(new Key.EventLeaseKey(), version, lease).build();
    }

    private static List<Event> pending(TestTimebank bank) {
        return bank.ask(new Query.PendingEvents(Query.LARGEST_PAGE));
    }

    private static List<Event> due(TestTimebank bank, Instant at) {
        return bank.ask(new Query.DueEvents(at, Query.LARGEST_PAGE));
    }

    private static List<Event> history(TestTimebank bank, Event event) {
        return bank.ask(new Query.EventsOf(event.subject()));
    }

    private static List<UUID> failures(TestTimebank bank, List<Event> events) {
        return events.stream()
                .map(Event::id)
                .filter(id -> bank.find(new Key.FailedDeliveryKey(id)).isPresent())
                .toList();
    }
}

package org.timebank.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.timebank.delivery.Community.ELM;
import static org.timebank.delivery.Community.NOON;
import static org.timebank.delivery.Community.OAK;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.timebank.StoreAround;
import org.timebank.command.TimebankId;
import org.timebank.event.DeadLetter;
import org.timebank.event.Event;
import org.timebank.event.EventLease;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.StoreException;

/** What a reader delivers, and what becomes of what it cannot deliver. */
class EventReaderTest {

    private final Community community = new Community();
    private final Map<TimebankId, List<Event>> told = new HashMap<>();

    private void tell(TimebankId timebank, Event event) {
        told.computeIfAbsent(timebank, id -> new ArrayList<>()).add(event);
    }

    private List<Event> told(TimebankId timebank) {
        return told.getOrDefault(timebank, List.of());
    }

    @Test
    void every_timebank_in_which_something_waits_is_read() {
        List<Event> elm = community.happens(ELM, 3);
        List<Event> oak = community.happens(OAK, 2);
        EventReader reader = community.reader(this::tell).build();

        assertThat(reader.poll()).isEqualTo(5);

        assertThat(told).containsExactlyInAnyOrderEntriesOf(Map.of(ELM, elm, OAK, oak));
        assertThat(reader.poll()).isZero();
        assertThat(community.pending(ELM)).isEmpty();
    }

    @Test
    void timebanks_that_fill_more_than_a_page_are_all_read() {
        for (int i = 0; i <= Query.LARGEST_PAGE; i++) {
            TimebankId timebank = TimebankId.of("t" + i);
            community.found(timebank);
            community.happens(timebank, 1);
        }

        assertThat(community.reader(this::tell).build().poll()).isEqualTo(Query.LARGEST_PAGE + 1);
    }

    @Test
    void of_named_timebanks_no_other_is_read() {
        community.happens(ELM, 3);
        List<Event> oak = community.happens(OAK, 2);

        community.reader(this::tell).timebanks(OAK).build().poll();

        assertThat(told).isEqualTo(Map.of(OAK, oak));
    }

    @Test
    void a_busy_timebank_does_not_keep_others_waiting() {
        List<Event> events = community.happens(ELM, 25);
        EventReader reader = community.reader(this::tell).batchSize(2).build();

        assertThat(reader.poll()).isEqualTo(20);
        assertThat(reader.poll()).isEqualTo(5);
        assertThat(told(ELM)).isEqualTo(events);
    }

    @Test
    void another_instance_goes_on_where_one_has_ended_and_waits_while_one_delivers() {
        community.happens(ELM, 2);
        EventReader second = community.reader(this::tell).build();
        List<Integer> meanwhile = new ArrayList<>();
        EventReader first = community
                .reader((timebank, event) -> {
                    tell(timebank, event);
                    meanwhile.add(second.poll());
                })
                .build();

        assertThat(first.poll()).isEqualTo(2);
        community.happens(ELM, 1);
        assertThat(second.poll()).isEqualTo(1);
        community.happens(ELM, 1);
        assertThat(first.poll()).isEqualTo(1);

        assertThat(meanwhile).containsOnly(0);
        assertThat(told(ELM)).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void a_lease_is_renewed_before_half_of_it_is_over() {
        List<Event> events = community.happens(ELM, 9);
        EventReader second = community.reader(this::tell).build();
        EventReader first = community
                .reader((timebank, event) -> {
                    tell(timebank, event);
                    community.passes(Duration.ofSeconds(29));
                    assertThat(second.poll()).isZero();
                })
                .lease(Duration.ofMinutes(1))
                .build();

        assertThat(first.poll()).isEqualTo(9);
        assertThat(told(ELM)).isEqualTo(events);
    }

    @Test
    void a_lease_has_a_name_that_people_know() {
        community.happens(ELM, 1);
        List<String> holders = new ArrayList<>();
        community
                .reader((timebank, event) -> holders.add(lease().holder()))
                .name("node-1")
                .build()
                .poll();

        assertThat(holders).hasSize(1).allMatch(holder -> holder.startsWith("node-1 "));
        assertThat(lease().until()).isEqualTo(NOON);
    }

    private EventLease lease() {
        Key.EventLeaseKey key = new Key.EventLeaseKey();
        return community.store.load(ELM, Needs.of(key)).find(key).orElseThrow();
    }

    @Test
    void what_fails_is_noted_without_its_message_and_holds_back_its_own_subject() {
        List<Event> failing = community.happens(ELM, 2);
        List<Event> other = community.happens(ELM, 2);
        EventReader reader = community
                .reader((timebank, event) -> {
                    if (event.subject().equals(failing.get(0).subject())) {
                        throw new IOException("Ann's address");
                    }
                    tell(timebank, event);
                })
                .build();

        assertThat(reader.poll()).isEqualTo(2);

        assertThat(told(ELM)).isEqualTo(other);
        assertThat(community.failure(failing.get(0)))
                .hasValueSatisfying(failure -> assertThat(failure.errorCode()).isEqualTo("java.io.IOException"));
        assertThat(community.failure(failing.get(1))).isEmpty();
        assertThat(reader.poll()).isZero();
    }

    @Test
    void while_everything_fails_a_timebank_is_left_after_a_hundred() {
        for (int i = 0; i < 150; i++) {
            community.happens(ELM, 1);
        }
        AtomicInteger tried = new AtomicInteger();
        EventReader reader = community
                .reader((timebank, event) -> {
                    tried.incrementAndGet();
                    throw new IOException();
                })
                .batchSize(60)
                .build();

        assertThat(reader.poll()).isZero();
        assertThat(tried).hasValue(120);
        assertThat(reader.poll()).isZero();
        assertThat(tried).hasValue(150);
    }

    @Test
    void an_error_counts_as_a_failure_and_ends_the_pass() {
        List<Event> events = community.happens(ELM, 3);
        EventReader reader = community
                .reader((timebank, event) -> {
                    if (event.number() == 2) {
                        throw new StackOverflowError();
                    }
                    tell(timebank, event);
                })
                .mostAttempts(2)
                .build();

        assertThatThrownBy(reader::poll).isInstanceOf(StackOverflowError.class);
        assertThat(community.pending(ELM)).isEqualTo(events.subList(1, 3));
        community.passes(Duration.ofSeconds(1));
        assertThatThrownBy(reader::poll).isInstanceOf(StackOverflowError.class);
        assertThat(reader.poll()).isEqualTo(1);

        assertThat(told(ELM)).containsExactly(events.get(0), events.get(2));
        assertThat(reader.deadLetters(ELM, Optional.empty(), 9))
                .extracting(DeadLetter::event)
                .containsExactly(events.get(1));
    }

    @Test
    void an_interruption_ends_the_pass_and_is_nobodys_fault() {
        List<Event> events = community.happens(ELM, 3);
        EventReader reader = community
                .reader((timebank, event) -> {
                    if (event.number() == 2) {
                        throw new InterruptedException();
                    }
                })
                .build();

        assertThat(reader.poll()).isEqualTo(1);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(community.pending(ELM)).isEqualTo(events.subList(1, 3));
        assertThat(community.failure(events.get(1))).isEmpty();
    }

    @Test
    void stale_for_another_reason_than_another_holder_is_tried_again() {
        community.happens(ELM, 2);
        StoreAround sometimes = new StoreAround(community.store) {
            private int times;

            @Override
            public Applied apply(TimebankId timebank, ChangeSet changes) {
                return times++ % 2 == 0 ? Applied.STALE : super.apply(timebank, changes);
            }
        };

        EventReader reader = EventReader.builder(sometimes, this::tell).build();

        assertThat(reader.poll()).isEqualTo(2);
        assertThat(reader.clean(Duration.ZERO)).isEqualTo(2);
    }

    @Test
    void where_the_storage_fails_in_one_timebank_the_others_are_read() {
        community.happens(ELM, 2);
        List<Event> oak = community.happens(OAK, 2);
        StoreAround broken = new StoreAround(community.store) {
            @Override
            public <R> R ask(TimebankId timebank, Query<R> query) {
                if (timebank.equals(ELM)) {
                    throw new StoreException("broken", new IOException());
                }
                return super.ask(timebank, query);
            }
        };

        assertThatThrownBy(EventReader.builder(broken, this::tell).build()::poll)
                .isInstanceOf(StoreException.class);
        assertThat(told).isEqualTo(Map.of(OAK, oak));
    }

    @Test
    void a_dead_letter_is_delivered_again_or_discarded() {
        List<Event> events = community.happens(ELM, 3);
        AtomicInteger failures = new AtomicInteger(3);
        EventReader reader = community
                .reader((timebank, event) -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new IOException();
                    }
                    tell(timebank, event);
                })
                .mostAttempts(1)
                .build();
        for (int i = 0; i < 3; i++) {
            reader.poll();
        }
        UUID first = events.get(0).id();
        UUID second = events.get(1).id();

        assertThat(reader.deadLetters(ELM, Optional.empty(), 9)).hasSize(3);
        assertThat(reader.deadLetters(ELM, Optional.of(first), 1))
                .extracting(letter -> letter.event().id())
                .containsExactly(second);
        assertThat(reader.redeliver(ELM, second)).isTrue();
        assertThat(reader.discard(ELM, first)).isTrue();

        assertThat(told(ELM)).containsExactly(events.get(1));
        assertThat(reader.discard(ELM, first)).isFalse();
        assertThat(reader.redeliver(ELM, first)).isFalse();
        assertThat(reader.redeliver(ELM, UUID.randomUUID())).isFalse();
        assertThat(reader.redeliver(OAK, events.get(2).id())).isFalse();
        assertThat(reader.deadLetters(ELM, Optional.empty(), 9)).hasSize(1);
        assertThat(reader.clean(Duration.ZERO)).isZero();
        community.passes(Duration.ofSeconds(1));
        assertThat(reader.clean(Duration.ZERO)).isEqualTo(2);
        assertThat(community.failure(events.get(0))).isEmpty();
    }

    @Test
    void cleaning_visits_all_timebanks_or_those_that_were_named() {
        community.happens(ELM, 3);
        community.happens(OAK, 4);
        EventReader reader = community.reader(this::tell).build();
        reader.poll();
        community.passes(Duration.ofDays(30));

        assertThat(reader.clean(Duration.ofDays(30))).isZero();
        assertThat(community.reader(this::tell).timebanks(OAK).build().clean(Duration.ofDays(29)))
                .isEqualTo(4);
        assertThat(reader.clean(Duration.ofDays(29))).isEqualTo(3);
        assertThatThrownBy(() -> reader.clean(Duration.ofDays(-1))).hasMessageContaining("of the past");
    }

    @Test
    void what_makes_no_sense_is_refused() {
        EventReader.Builder builder = community.reader(this::tell);

        assertThatThrownBy(() -> builder.batchSize(0)).hasMessageContaining("1 to 1000");
        assertThatThrownBy(() -> builder.batchSize(1_001)).hasMessageContaining("1 to 1000");
        assertThatThrownBy(() -> builder.mostAttempts(0)).hasMessageContaining("at least once");
        assertThatThrownBy(() -> builder.backOff(Duration.ZERO, Duration.ofSeconds(1)))
                .hasMessageContaining("for some time");
        assertThatThrownBy(() -> builder.backOff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessageContaining("for some time");
        assertThatThrownBy(() -> builder.lease(Duration.ofMillis(999))).hasMessageContaining("a second to a day");
        assertThatThrownBy(() -> builder.name("")).hasMessageContaining("1 to 60");
    }
}

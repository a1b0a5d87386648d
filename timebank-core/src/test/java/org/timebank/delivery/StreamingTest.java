package org.timebank.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.timebank.delivery.Community.ELM;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.timebank.StoreAround;
import org.timebank.command.TimebankId;
import org.timebank.event.Event;
import org.timebank.spi.StoreException;
import org.timebank.spi.TimebankSelection;

/** A reader with a thread of its own: it delivers until it is closed. */
@Timeout(60)
class StreamingTest {

    private static final Duration SHORT = Duration.ofMillis(1);

    private final Community community = new Community();
    private final BlockingQueue<Event> told = new LinkedBlockingQueue<>();

    @Test
    void what_happens_is_delivered_until_the_reader_is_closed() throws InterruptedException {
        EventReader reader =
                community.reader((timebank, event) -> told.add(event)).build();
        reader.start(SHORT);

        List<Event> first = community.happens(ELM, 1);
        assertThat(next()).isEqualTo(first.get(0));
        List<Event> second = community.happens(ELM, 2);
        assertThat(next()).isEqualTo(second.get(0));
        assertThat(next()).isEqualTo(second.get(1));
        reader.close();
        List<Event> third = community.happens(ELM, 1);

        assertThat(community.pending(ELM)).isEqualTo(third);
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("timebank-events-reader"));
    }

    @Test
    void it_goes_on_after_the_storage_has_failed_and_after_an_error() throws InterruptedException {
        List<Event> events = community.happens(ELM, 2);
        AtomicInteger failures = new AtomicInteger(2);
        StoreAround failing = new StoreAround(community.store) {
            @Override
            public List<TimebankId> timebanks(TimebankSelection selection, Optional<TimebankId> after, int limit) {
                if (failures.getAndDecrement() > 0) {
                    throw new StoreException("broken", new IOException());
                }
                return super.timebanks(selection, after, limit);
            }
        };
        AtomicInteger errors = new AtomicInteger(1);
        try (EventReader reader = EventReader.builder(failing, (timebank, event) -> {
                    if (errors.getAndDecrement() > 0) {
                        throw new AssertionError();
                    }
                    told.add(event);
                })
                .backOff(SHORT, SHORT)
                .build()) {
            reader.start(SHORT);

            assertThat(next()).isEqualTo(events.get(0));
            assertThat(next()).isEqualTo(events.get(1));
        }
    }

    @Test
    void closing_waits_for_the_event_in_hand_and_marks_what_was_delivered() throws InterruptedException {
        List<Event> events = community.happens(ELM, 3);
        CountDownLatch handling = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        EventReader reader = community
                .reader((timebank, event) -> {
                    handling.countDown();
                    goesOn.await();
                    told.add(event);
                })
                .build();
        reader.start(SHORT);
        handling.await();
        Thread closing = new Thread(reader::close);
        closing.start();
        while (closing.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        goesOn.countDown();
        closing.join();

        assertThat(told).containsExactly(events.get(0));
        assertThat(community.pending(ELM)).isEqualTo(events.subList(1, 3));
    }

    @Test
    void a_handler_may_close_its_reader() throws InterruptedException {
        community.happens(ELM, 3);
        AtomicReference<EventReader> itself = new AtomicReference<>();
        EventReader reader = community
                .reader((timebank, event) -> {
                    told.add(event);
                    itself.get().close();
                })
                .build();
        itself.set(reader);
        reader.start(SHORT);

        next();
        reader.close();

        assertThat(told).isEmpty();
        assertThat(community.pending(ELM)).hasSize(2);
    }

    @Test
    void it_is_started_once_and_not_after_it_was_closed() {
        EventReader reader =
                community.reader((timebank, event) -> told.add(event)).build();
        assertThatThrownBy(() -> reader.start(Duration.ZERO)).hasMessageContaining("at least a millisecond");
        reader.start(Duration.ofHours(1));
        assertThatThrownBy(() -> reader.start(SHORT)).hasMessageContaining("started before");
        reader.close();
        reader.close();

        assertThatThrownBy(reader::poll).hasMessageContaining("closed");
        assertThatThrownBy(() -> reader.start(SHORT)).hasMessageContaining("closed");
    }

    private Event next() throws InterruptedException {
        return Optional.ofNullable(told.poll(30, TimeUnit.SECONDS)).orElseThrow();
    }
}

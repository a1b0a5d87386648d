package org.timebank.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.timebank.delivery.Community.NOON;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timebank.event.Event;
import org.timebank.event.FailedDelivery;

/** What failed waits longer each time, and not for ever. */
class BackOffTest {

    private final Event event = new Community().happens(Community.ELM, 1).get(0);

    @Test
    void it_waits_twice_as_long_each_time_up_to_the_longest_and_is_given_up() {
        BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(10), 7);
        List<Long> waits = new ArrayList<>();
        Optional<FailedDelivery> failure = Optional.empty();
        do {
            failure = Optional.of(backOff.after(event, failure, new IllegalStateException(), NOON));
            waits.add(Duration.between(NOON, failure.get().notBefore()).toSeconds());
        } while (!failure.get().givenUp());

        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 10L, 10L, 0L);
    }

    @Test
    void it_never_overflows() {
        BackOff backOff = new BackOff(Duration.ofNanos(1), Duration.ofDays(365), Integer.MAX_VALUE);
        FailedDelivery often =
                new FailedDelivery(event.id(), event.subject(), Integer.MAX_VALUE - 2, NOON, "code", false);

        assertThat(backOff.after(event, Optional.of(often), new IllegalStateException(), NOON)
                        .notBefore())
                .isEqualTo(NOON.plus(Duration.ofDays(365)));
    }

    @Test
    void a_code_is_the_end_of_the_name_of_a_class() {
        class AVeryLongNameOfAnExceptionOfWhichThereIsNoEndAndNoEndAndNoEndAndNoEndAtAll extends Exception {
            private static final long serialVersionUID = 1L;
        }

        assertThat(BackOff.code(new AVeryLongNameOfAnExceptionOfWhichThereIsNoEndAndNoEndAndNoEndAndNoEndAtAll()))
                .hasSize(FailedDelivery.LONGEST_CODE)
                .endsWith("AndNoEndAtAll");
    }
}

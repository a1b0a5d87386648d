package org.timebank.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final Pace SHORT = new Pace(Duration.ofMillis(30), Duration.ofMillis(60));

    @Test
    void countsWhatAllClientsDoAndForgetsNothing() throws InterruptedException {
        AtomicInteger acts = new AtomicInteger();
        Client client = () -> {
            LockSupport.parkNanos(1_000_000);
            acts.incrementAndGet();
            return 2;
        };

        Sample sample = Load.run(new Crew(List.of(client, client), () -> {}), SHORT);

        assertThat(sample.all()).isEqualTo(2L * acts.get());
        assertThat(sample.counted()).isBetween(1L, sample.all());
        assertThat(sample.nanos()).isGreaterThanOrEqualTo(SHORT.measured().toNanos());
        assertThat(sample.perSecond()).isPositive();
    }

    @Test
    void oneWhoFailsStopsTheOthers() {
        Client working = () -> 1;
        Client failing = () -> {
            throw new SQLException("out of order");
        };
        Pace forever = new Pace(Duration.ofMinutes(1), Duration.ofMinutes(1));

        assertThatIllegalStateException()
                .isThrownBy(() -> Load.run(new Crew(List.of(working, failing), () -> {}), forever))
                .withMessageContaining("out of order");
    }
}

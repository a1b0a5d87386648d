package org.timebank.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.timebank.command.RecordedMoment;
import org.timebank.command.TimebankId;

/**
 * How a reader reads.
 *
 * @param handler who is told
 * @param timebanks of which timebanks; of all, if none is named
 * @param batchSize how many events are marked at once
 * @param backOff what becomes of those that fail
 * @param lease how long a timebank is the instance's alone
 * @param holder the instance, unlike any other
 * @param clock what time it is
 */
record Settings(
        EventHandler handler,
        List<TimebankId> timebanks,
        int batchSize,
        BackOff backOff,
        Duration lease,
        String holder,
        Clock clock) {

    /** The moment, with microseconds. */
    Instant now() {
        return RecordedMoment.of(clock.instant());
    }
}

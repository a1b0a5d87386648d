package org.timebank.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.timebank.event.Event;
import org.timebank.event.FailedDelivery;

/**
 * How long to wait with what failed: each time twice as long as the time before.
 *
 * @param first after the first attempt
 * @param longest at most
 * @param mostAttempts after so many it is given up
 */
record BackOff(Duration first, Duration longest, int mostAttempts) {

    private static final Duration A_YEAR = Duration.ofDays(365);

    BackOff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "What failed waits for some time first, and later no shorter: " + first + ", " + longest);
        }
        if (longest.compareTo(A_YEAR) > 0) {
            throw new IllegalArgumentException("What failed is tried again within a year, not after " + longest);
        }
        if (mostAttempts < 1) {
            throw new IllegalArgumentException("An event is tried at least once, not " + mostAttempts + " times");
        }
    }

    /** What is known of an event once it has failed again. */
    FailedDelivery after(Event event, Optional<FailedDelivery> before, Throwable thrown, Instant now) {
        int attempts = before.map(FailedDelivery::attempts).orElse(0) + 1;
        boolean givenUp = attempts >= mostAttempts;
        Instant notBefore = givenUp ? now : now.plus(pause(attempts));
        return new FailedDelivery(event.id(), event.subject(), attempts, notBefore, code(thrown), givenUp);
    }

    private Duration pause(int attempts) {
        Duration pause = first;
        for (int i = 1; i < attempts && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    /** The end of the class's name: what is cut off are packages. */
    static String code(Throwable thrown) {
        String name = thrown.getClass().getName();
        return name.substring(Math.max(0, name.length() - FailedDelivery.LONGEST_CODE));
    }
}

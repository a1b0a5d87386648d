package org.timebank.event;

import java.time.Instant;
import java.util.UUID;
import org.timebank.command.PlainText;

/**
 * What is known of an event that could not be delivered. It stays when the event was delivered after all, until the event is
 * forgotten. Immutable.
 *
 * @param event the event
 * @param subject to what it happened; later events of the same subject wait as well
 * @param attempts how often it was tried, at least once
 * @param notBefore it is not tried again before that moment; once it was given up, when it failed last
 * @param errorCode what went wrong: the name of an exception's class, 1 to {@value #LONGEST_CODE} characters. Never a
 *     message, which may repeat personal data
 * @param givenUp whether it is on the list of dead letters
 */
public record FailedDelivery(
        UUID event, UUID subject, int attempts, Instant notBefore, String errorCode, boolean givenUp) {

    /** The longest error code, in characters. */
    public static final int LONGEST_CODE = 100;

    public FailedDelivery {
        if (attempts < 1) {
            throw new IllegalArgumentException("What failed was tried at least once, not " + attempts + " times");
        }
        if (!PlainText.isPlain(errorCode, LONGEST_CODE)) {
            throw new IllegalArgumentException("An error code has 1 to " + LONGEST_CODE + " characters");
        }
    }

    /** The same after one more attempt that failed, by hand: a dead letter stays one. */
    public FailedDelivery again(String code, Instant now) {
        return new FailedDelivery(event, subject, attempts + 1, now, code, givenUp);
    }

    /** The same, off the list of dead letters. */
    public FailedDelivery settled() {
        return new FailedDelivery(event, subject, attempts, notBefore, errorCode, false);
    }
}

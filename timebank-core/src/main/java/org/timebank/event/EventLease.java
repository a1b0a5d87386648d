package org.timebank.event;

import java.time.Instant;
import org.timebank.command.PlainText;

/**
 * Who delivers the events of a timebank, and until when: one at a time, so that what happened to one thing is told in its
 * order. Whoever dies keeps it no longer than it lasts. Immutable.
 *
 * @param holder who, 1 to {@value #LONGEST_HOLDER} characters without control characters
 * @param until when it ends, by the holder's clock; at that moment it is free
 */
public record EventLease(String holder, Instant until) {

    /** The longest name of a holder, in characters. */
    public static final int LONGEST_HOLDER = 100;

    public EventLease {
        if (!PlainText.isPlain(holder, LONGEST_HOLDER)) {
            throw new IllegalArgumentException(
                    "Whoever delivers events has a name of 1 to " + LONGEST_HOLDER + " characters");
        }
    }

    /** Whether somebody may take it who has that name: it has ended, or is theirs already. */
    public boolean isFreeFor(String taker, Instant now) {
        return !now.isBefore(until) || holder.equals(taker);
    }
}

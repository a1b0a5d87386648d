package org.timebank.examples.quickstart;

import java.util.Optional;
import org.timebank.exchange.RecordedLeg;

/**
 * A line of the log, as it was read. Its note stays behind: it is free text about people, and nothing here needs it.
 *
 * @param entry the broker's own number for it, as it is shown
 * @param session the name of the group session it belongs to; none when empty
 * @param leg what it says; empty if it cannot be read
 * @param refusal why it cannot be read; empty if it can
 */
record LogRow(String entry, String session, Optional<RecordedLeg> leg, Optional<Verdict> refusal) {

    LogRow {
        if (leg.isPresent() == refusal.isPresent()) {
            throw new IllegalArgumentException("A line can be read, or there is a reason why it cannot");
        }
    }

    static LogRow readable(String entry, String session, RecordedLeg leg) {
        return new LogRow(entry, session, Optional.of(leg), Optional.empty());
    }

    static LogRow unreadable(String entry, String session, Verdict refusal) {
        return new LogRow(entry, session, Optional.empty(), Optional.of(refusal));
    }

    boolean isReadable() {
        return leg.isPresent();
    }
}

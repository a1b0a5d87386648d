package org.timebank;

import java.time.Clock;
import java.util.UUID;

/** Gives each command an id of its own, from which the ids of all that the command creates follow. Thread-safe. */
@FunctionalInterface
public interface IdGenerator {

    /**
     * An id that was not given before. Its last 16 bits are not used: the library numbers there what one command creates.
     * Ids that ascend with time keep a database's indexes compact.
     */
    UUID next();

    /** Time-ordered UUIDs (RFC 9562, version 7), ascending within this generator, by the clock's milliseconds. */
    static IdGenerator timeOrdered(Clock clock) {
        return new TimeOrderedIds(clock);
    }
}

package org.timebank.command;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The moment at which something is recorded, as every store can keep it. */
public final class RecordedMoment {

    private RecordedMoment() {}

    /**
     * What a clock says, with microseconds.
     *
     * @throws IllegalStateException if it says a moment outside of the years 1970 to 9998 of UTC; nothing was asked or changed
     */
    public static Instant of(Instant told) {
        if (told.isBefore(CalendarMoment.FIRST) || told.isAfter(CalendarMoment.LAST)) {
            throw new IllegalStateException(
                    "What happens is recorded at moments of the years 1970 to 9998; the clock says " + told);
        }
        return told.truncatedTo(ChronoUnit.MICROS);
    }
}

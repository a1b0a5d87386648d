package org.timebank.internal.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.timebank.command.CalendarMoment;

/** The days and moments that can be kept: a question may name any, and nothing happened before the first or after the last. */
final class Span {

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private Span() {}

    /** The last day that can be kept up to this one; empty if there is none. */
    static Optional<LocalDate> upTo(LocalDate day) {
        return day.isBefore(FIRST_DAY) ? Optional.empty() : Optional.of(day.isAfter(LAST_DAY) ? LAST_DAY : day);
    }

    /** The first day that can be kept from this one on; empty if there is none. */
    static Optional<LocalDate> from(LocalDate day) {
        return day.isAfter(LAST_DAY) ? Optional.empty() : Optional.of(day.isBefore(FIRST_DAY) ? FIRST_DAY : day);
    }

    /** The last moment that can be kept up to this one; empty if there is none. */
    static Optional<Instant> upTo(Instant moment) {
        if (moment.isBefore(CalendarMoment.FIRST)) {
            return Optional.empty();
        }
        return Optional.of(moment.isAfter(CalendarMoment.LAST) ? CalendarMoment.LAST : moment);
    }

    /** The last moment that can be kept before this one; empty if there is none. */
    static Optional<Instant> before(Instant moment) {
        return moment.isAfter(CalendarMoment.FIRST)
                ? upTo(moment.minusNanos(1)).map(last -> last.truncatedTo(ChronoUnit.MICROS))
                : Optional.empty();
    }
}

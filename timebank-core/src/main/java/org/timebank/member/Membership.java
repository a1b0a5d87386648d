package org.timebank.member;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A time of belonging, in days of the community's time zone. Immutable.
 *
 * @param from the first day
 * @param to the last day, which still counts; empty while it lasts
 */
public record Membership(LocalDate from, Optional<LocalDate> to) {

    public Membership {
        if (to.isPresent() && to.get().isBefore(from)) {
            throw new IllegalArgumentException("A membership ends on the day it began or later");
        }
    }

    /** A membership that lasts. */
    public static Membership since(LocalDate from) {
        return new Membership(from, Optional.empty());
    }

    /** The same membership, ended. */
    public Membership until(LocalDate to) {
        return new Membership(from, Optional.of(to));
    }

    /** Whether the day is one of its days. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && to.map(last -> !day.isAfter(last)).orElse(true);
    }
}

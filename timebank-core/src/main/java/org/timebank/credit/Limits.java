package org.timebank.credit;

import java.util.OptionalLong;

/**
 * Between what bounds a balance is kept while a change is applied. Immutable.
 *
 * <p>A bound forbids only what moves a balance towards it: an account that is below its floor already may still be
 * credited.
 *
 * @param floor the lowest balance that a debit may lead to, in minutes; empty for none
 * @param ceiling the highest balance that a credit may lead to, in minutes; empty for none
 */
public record Limits(OptionalLong floor, OptionalLong ceiling) {

    public Limits {
        if (floor.isPresent() && ceiling.isPresent() && floor.getAsLong() > ceiling.getAsLong()) {
            throw new IllegalArgumentException("A floor is not above the ceiling");
        }
    }

    /** The limits of an account that may go so far below zero. */
    public static Limits debitLimit(OptionalLong minutes) {
        return new Limits(minutes.isPresent() ? OptionalLong.of(-minutes.getAsLong()) : minutes, OptionalLong.empty());
    }

    /** Whether a balance may go from the one to the other. */
    public boolean permit(long before, long after) {
        if (after < before) {
            return floor.isEmpty() || after >= floor.getAsLong();
        }
        return after == before || ceiling.isEmpty() || after <= ceiling.getAsLong();
    }
}

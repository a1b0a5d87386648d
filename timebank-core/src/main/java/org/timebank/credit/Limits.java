package org.timebank.credit;

import java.util.OptionalLong;

/**
 * Between what bounds an account is kept. Immutable.
 *
 * <p>A bound forbids only what moves the account towards it: an account that is below its floor already may still be
 * credited.
 *
 * @param floor how far down the balance less what is held may be taken, in minutes; empty for no floor
 * @param ceiling how far up the balance may be taken, in minutes; empty for no ceiling
 */
public record Limits(OptionalLong floor, OptionalLong ceiling) {

    /** No limits. */
    public static final Limits NONE = new Limits(OptionalLong.empty(), OptionalLong.empty());

    public Limits {
        if (floor.isPresent() && ceiling.isPresent() && floor.getAsLong() > ceiling.getAsLong()) {
            throw new IllegalArgumentException("A floor is not above the ceiling");
        }
    }

    /** No ceiling, and this floor. */
    public static Limits floor(long minutes) {
        return new Limits(OptionalLong.of(minutes), OptionalLong.empty());
    }

    /** Whether the account may go from the one to the other. */
    public boolean permit(Account before, Account after) {
        return isAboveFloor(before, after) && isBelowCeiling(before, after);
    }

    /** Whether the floor, if any, lets the account go from the one to the other. */
    public boolean isAboveFloor(Account before, Account after) {
        return floor.isEmpty() || after.free() >= before.free() || after.free() >= floor.getAsLong();
    }

    /** Whether the ceiling, if any, lets the account go from the one to the other. */
    public boolean isBelowCeiling(Account before, Account after) {
        return ceiling.isEmpty() || after.balance() <= before.balance() || after.balance() <= ceiling.getAsLong();
    }
}

package org.timebank.credit;

import java.util.OptionalLong;

/**
 * The bounds of an account, and the levels before them at which a warning is given. Immutable.
 *
 * @param bounds what is refused beyond
 * @param warnBelow a debit or a hold that leaves less than this free is done with a warning, in minutes; empty for none
 * @param warnAbove a credit that leads to a balance above this is done with a warning, in minutes; empty for none
 */
public record AccountLimits(Limits bounds, OptionalLong warnBelow, OptionalLong warnAbove) {

    /** No bounds and no warnings. */
    public static final AccountLimits NONE = new AccountLimits(Limits.NONE, OptionalLong.empty(), OptionalLong.empty());

    /** An account that may go so far below zero, in minutes, not negative. */
    public static AccountLimits debitLimit(long minutes) {
        if (minutes < 0) {
            throw new IllegalArgumentException("A debit limit says how far below zero: it is not negative itself");
        }
        return new AccountLimits(Limits.floor(-minutes), OptionalLong.empty(), OptionalLong.empty());
    }
}

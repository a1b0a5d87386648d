package org.timebank.rules;

import java.util.OptionalInt;

/**
 * What a community has decided about credits. Immutable.
 *
 * @param welcomeGrant what a new member is given, in minutes, from the community's issuance: 0 for nothing, at most
 *     600,000
 * @param reversalBelowFloor whether a reversal may take a balance below its floor or above its ceiling
 * @param expiryMonths after how many months what was credited and not spent expires, the oldest being spent first: 1 to
 *     1,200; empty if credits do not expire
 * @param holdDays how many days after the day that was planned the credits for an agreed exchange stay set aside: 0 to
 *     3,660; empty if agreed exchanges set nothing aside
 */
public record CreditRules(
        long welcomeGrant, boolean reversalBelowFloor, OptionalInt expiryMonths, OptionalInt holdDays) {

    private static final long LARGEST_GRANT = 600_000;
    private static final int LONGEST_EXPIRY = 1_200;
    private static final int LONGEST_HOLD = 3_660;

    public CreditRules {
        require(welcomeGrant, 0, LARGEST_GRANT, "A welcome grant", "minutes");
        require(expiryMonths.orElse(1), 1, LONGEST_EXPIRY, "The time after which credits expire", "months");
        require(holdDays.orElse(0), 0, LONGEST_HOLD, "The time for which credits are set aside", "days");
    }

    private static void require(long value, long least, long most, String what, String unit) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " is " + least + " to " + most + " " + unit + ", not " + value);
        }
    }

    /**
     * A common start: no welcome grant, reversals that may go below the floor, since a mistake should not stand because
     * somebody spent it, no expiry, and 30 days to confirm what was agreed.
     */
    public static CreditRules common() {
        return new CreditRules(0, true, OptionalInt.empty(), OptionalInt.of(30));
    }
}

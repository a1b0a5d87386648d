package org.timebank.credit;

import java.math.BigInteger;
import java.util.OptionalLong;

/**
 * An account and what may be done with it. Immutable.
 *
 * @param account what stands on it
 * @param limits what holds for it, its own or those of the community's rules
 * @param closed whether it takes neither entries nor holds
 */
public record AccountStanding(Account account, AccountLimits limits, boolean closed) {

    /**
     * How much can be debited or held, in minutes: the balance less what is held less the floor, not below zero, and no
     * more than can be counted. Empty
     * for an account without a floor, which is never short.
     */
    public OptionalLong available() {
        if (closed) {
            return OptionalLong.of(0);
        }
        OptionalLong floor = limits.bounds().floor();
        if (floor.isEmpty()) {
            return floor;
        }
        BigInteger above = BigInteger.valueOf(account.free()).subtract(BigInteger.valueOf(floor.getAsLong()));
        return OptionalLong.of(above.max(BigInteger.ZERO)
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValueExact());
    }
}

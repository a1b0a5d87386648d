package org.timebank.credit;

import java.util.UUID;
import org.timebank.member.MemberId;

/**
 * Names an account. A member's account has the member's own id. Immutable.
 *
 * @param value the id
 */
public record AccountId(UUID value) implements Comparable<AccountId> {

    /** The account of a member. */
    public static AccountId of(MemberId member) {
        return new AccountId(member.value());
    }

    /** The order in which accounts are locked: that of unsigned numbers of 128 bits, as in databases and as text. */
    @Override
    public int compareTo(AccountId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

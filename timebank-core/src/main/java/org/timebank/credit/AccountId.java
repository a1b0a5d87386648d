package org.timebank.credit;

import java.util.UUID;
import org.timebank.member.MemberId;

/**
 * Names an account. A member's account has the member's own id; the community's accounts have the same ids in every
 * timebank, the lowest there are. Immutable.
 *
 * @param value the id
 */
public record AccountId(UUID value) implements Comparable<AccountId> {

    /** The account of a member. */
    public static AccountId of(MemberId member) {
        return new AccountId(member.value());
    }

    /**
     * The community's account of that kind.
     *
     * @throws IllegalArgumentException for the kind of which each member has one
     */
    public static AccountId of(AccountKind kind) {
        long number = switch (kind) {
            case MEMBER -> throw new IllegalArgumentException("Each member has an account: say which member");
            case POT -> 1;
            case ISSUANCE -> 2;
            case NOTES -> 3;
            case EXPIRED -> 4;
            case CLEARING -> 5;
            case SUSPENSE -> 6;
        };
        return new AccountId(new UUID(0, number));
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

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

    /** The order in which accounts are locked. */
    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

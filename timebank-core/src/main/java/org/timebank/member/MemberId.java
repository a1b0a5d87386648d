package org.timebank.member;

import java.util.UUID;

/**
 * The library's own name for a member: a pseudonym that stays when the person behind it is forgotten. Immutable.
 *
 * @param value time-ordered, given by the library at joining
 */
public record MemberId(UUID value) implements MemberRef {

    public static MemberId of(UUID value) {
        return new MemberId(value);
    }

    @Override
    public String canonicalText() {
        return toString();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

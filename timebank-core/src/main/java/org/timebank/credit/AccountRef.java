package org.timebank.credit;

import org.timebank.member.MemberRef;

/** Names an account as a caller would: a member's, or one of the community's. */
public sealed interface AccountRef {

    /** A member's account. */
    record OfMember(MemberRef member) implements AccountRef {
        @Override
        public String canonicalText() {
            return member.canonicalText();
        }

        @Override
        public String toString() {
            return member.toString();
        }
    }

    /**
     * One of the community's accounts.
     *
     * @param kind any but {@link AccountKind#MEMBER}
     */
    record OfCommunity(AccountKind kind) implements AccountRef {
        public OfCommunity {
            if (kind == AccountKind.MEMBER) {
                throw new IllegalArgumentException("Each member has an account: say which member");
            }
        }

        @Override
        public String canonicalText() {
            return kind.name();
        }

        @Override
        public String toString() {
            return kind.name();
        }
    }

    /** The name as it stands in the canonical content of commands: no two names have the same. */
    String canonicalText();

    /** A member's account. */
    static AccountRef of(MemberRef member) {
        return new OfMember(member);
    }

    /** The community's account of that kind. */
    static AccountRef of(AccountKind kind) {
        return new OfCommunity(kind);
    }
}

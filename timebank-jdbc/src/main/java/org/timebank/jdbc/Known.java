package org.timebank.jdbc;

import java.util.Optional;
import java.util.UUID;
import org.timebank.credit.Account;
import org.timebank.credit.AccountTerms;
import org.timebank.member.Member;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Versioned;

/**
 * What was read of whoever has an account, a member or the community.
 *
 * @param id of the member, and of the account
 * @param member with its version; none if it is an account of the community's
 * @param terms of the account, if any were set, with their version
 * @param account as it stood when it was last looked at, if there is one: it may stand otherwise by now
 */
record Known(
        UUID id,
        Optional<Versioned<Member>> member,
        Optional<Versioned<AccountTerms>> terms,
        Optional<Account> account) {

    /** A member, with the member's account. */
    static Known of(Versioned<Member> member, Optional<Versioned<AccountTerms>> terms, Optional<Account> account) {
        return new Known(member.value().id().value(), Optional.of(member), terms, account);
    }

    /** An account of the community's. */
    static Known of(Account account, Optional<Versioned<AccountTerms>> terms) {
        return new Known(account.id().value(), Optional.empty(), terms, Optional.of(account));
    }

    /** The same, with the account as it stands now. */
    Known on(Optional<Account> now) {
        return new Known(id, member, terms, now);
    }

    /** The version of the member, as the account knows it: 0 if it is the community's. */
    int memberVersion() {
        return member.map(Versioned::version).orElse(0);
    }

    /** The version of the terms, as the account knows it: 0 while none were set. */
    int termsVersion() {
        return terms.map(Versioned::version).orElse(0);
    }

    void putInto(Facts.Builder facts) {
        member.ifPresent(known -> facts.put(new Key.MemberKey(known.value().id()), known));
        account.ifPresent(a -> facts.put(new Key.AccountKey(a.id()), new Versioned<>(a, 1)));
        terms.ifPresent(set -> facts.put(new Key.TermsKey(set.value().account()), set));
    }

    /** Whether it is known in the same versions. */
    boolean isOf(Known other) {
        return isOf(other.memberVersion(), other.termsVersion());
    }

    /** Whether these are the versions that hold. */
    boolean isOf(int version, int ofTerms) {
        return memberVersion() == version && termsVersion() == ofTerms;
    }
}

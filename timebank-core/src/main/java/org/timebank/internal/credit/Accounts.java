package org.timebank.internal.credit;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.AccountRef;
import org.timebank.credit.AccountStanding;
import org.timebank.credit.AccountTerms;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.rules.CommunityRules;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;

/**
 * The accounts among some facts.
 *
 * @param facts what is known
 * @param rules the community's rules
 */
public record Accounts(Facts facts, CommunityRules rules) {

    private static final AccountLimits NOT_BELOW_ZERO = AccountLimits.debitLimit(0);

    /** What has to be known to find the account. */
    static Key<?> key(AccountRef account) {
        if (account instanceof AccountRef.OfMember ofMember) {
            return new Key.MemberKey(ofMember.member());
        }
        return new Key.AccountKey(AccountId.of(((AccountRef.OfCommunity) account).kind()));
    }

    /** The id of the account, if there is one. */
    static Optional<AccountId> id(AccountRef account, Facts facts) {
        if (account instanceof AccountRef.OfMember ofMember) {
            return facts.find(new Key.MemberKey(ofMember.member()))
                    .map(Member::id)
                    .map(AccountId::of);
        }
        AccountId id = AccountId.of(((AccountRef.OfCommunity) account).kind());
        return facts.find(new Key.AccountKey(id)).map(Account::id);
    }

    /** What stands on an account that exists. */
    Account account(AccountId id) {
        return facts.find(new Key.AccountKey(id)).orElseThrow();
    }

    /** Whether the account takes nothing. */
    boolean isClosed(AccountId id) {
        return facts.find(new Key.TermsKey(id)).filter(AccountTerms::closed).isPresent();
    }

    /** The limits that hold for an account: its own, or those of the community's rules. */
    AccountLimits limits(AccountId id) {
        return own(id).orElseGet(() -> byRule(id));
    }

    /** The limits of its own, if it has any. */
    Optional<AccountLimits> own(AccountId id) {
        return facts.find(new Key.TermsKey(id)).flatMap(AccountTerms::own);
    }

    /** What may be done with an account that exists. */
    AccountStanding standing(AccountId id) {
        return new AccountStanding(account(id), limits(id), isClosed(id));
    }

    /** The pot and the notes are not spent beyond what is in them; the other accounts of the community owe and own freely. */
    private AccountLimits byRule(AccountId id) {
        AccountKind kind = account(id).kind();
        return switch (kind) {
            case MEMBER -> rules.limits(member(id).orElseThrow().kind());
            case POT, NOTES -> NOT_BELOW_ZERO;
            case ISSUANCE, EXPIRED, CLEARING, SUSPENSE -> AccountLimits.NONE;
        };
    }

    /** The member whose account it is, if it is one. */
    Optional<Member> member(AccountId id) {
        return facts.find(new Key.MemberKey(MemberId.of(id.value())));
    }

    /** Whose account it is: by one of the host's ids, or by the library's own; one of the community's by its kind. */
    String named(AccountId id) {
        return member(id)
                .map(member -> member.references().stream()
                        .map(ExternalReference::toString)
                        .min(Comparator.naturalOrder())
                        .orElseGet(() -> member.id().toString()))
                .orElseGet(() -> account(id).kind().name().toLowerCase(Locale.ROOT));
    }
}

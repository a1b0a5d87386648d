package org.timebank.spi;

import org.timebank.command.IdempotencyKey;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.member.Member;
import org.timebank.member.MemberRef;
import org.timebank.offer.Category;
import org.timebank.offer.Offer;
import org.timebank.offer.OfferId;
import org.timebank.rules.AdoptedRules;

/**
 * Names one thing in a timebank. As a need, it may bring what hangs on the thing.
 *
 * @param <T> the type of the thing
 */
public sealed interface Key<T> {

    /** The rules that hold, the latest version. */
    record RulesKey() implements Key<AdoptedRules> {}

    /** What was answered under an idempotency key. */
    record AnswerKey(IdempotencyKey key) implements Key<Answered> {}

    /** A member; brings the member's account. A reference that is not storable names nobody. */
    record MemberKey(MemberRef member) implements Key<Member> {}

    /** An account, with its balance at the moment of loading. */
    record AccountKey(AccountId account) implements Key<Account> {}

    /** A category. A code that cannot be stored names none. */
    record CategoryKey(String code) implements Key<Category> {}

    /** An offer or a request; brings its member. */
    record OfferKey(OfferId offer) implements Key<Offer> {}

    /** An exchange; brings all its parties, their accounts, and the categories of its legs. */
    record ExchangeKey(ExchangeId exchange) implements Key<Exchange> {}
}

package org.timebank.spi;

import java.time.Instant;
import java.util.UUID;
import org.timebank.command.IdempotencyKey;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldId;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.PostedTransaction;
import org.timebank.credit.Seal;
import org.timebank.credit.StatementLine;
import org.timebank.credit.Unsealed;
import org.timebank.event.EventLease;
import org.timebank.event.FailedDelivery;
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

    /** A member; brings the member's account and its terms. A reference that is not storable names nobody. */
    record MemberKey(MemberRef member) implements Key<Member> {}

    /** An account, as it stands at the moment of loading; brings its terms. */
    record AccountKey(AccountId account) implements Key<Account> {}

    /** The terms of an account that hold, the latest version; none if none were ever set. */
    record TermsKey(AccountId account) implements Key<AccountTerms> {}

    /**
     * The last line of the longest beginning of an account's statement in which every entry was recorded at or before the
     * moment: the account as it was known then. Lines are never changed: its version is 1.
     */
    record LineAtKey(AccountId account, Instant recordedBy) implements Key<StatementLine> {}

    /** A ledger transaction; brings all its accounts, their members and their terms. */
    record TransactionKey(LedgerTransactionId transaction) implements Key<PostedTransaction> {}

    /** A hold; brings all its accounts, their members and their terms. */
    record HoldKey(HoldId hold) implements Key<Hold> {}

    /** What the next seal is to close over; its version is 1 more than there are seals. Not changed, but by sealing. */
    record UnsealedKey() implements Key<Unsealed> {}

    /** A seal, by its number, with all that it is over. */
    record SealKey(int number) implements Key<Seal> {}

    /** A category. A code that cannot be stored names none. */
    record CategoryKey(String code) implements Key<Category> {}

    /** An offer or a request; brings its member. */
    record OfferKey(OfferId offer) implements Key<Offer> {}

    /** An exchange; brings all its parties, their accounts with terms, the categories of its legs, its hold, and the
     * transaction that settled it. */
    record ExchangeKey(ExchangeId exchange) implements Key<Exchange> {}

    /** Who delivers the timebank's events. */
    record EventLeaseKey() implements Key<EventLease> {}

    /** What is known of an event that could not be delivered. */
    record FailedDeliveryKey(UUID event) implements Key<FailedDelivery> {}
}

package org.timebank.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldId;
import org.timebank.credit.KindTotal;
import org.timebank.credit.ReasonTotal;
import org.timebank.credit.Seal;
import org.timebank.credit.StatementLine;
import org.timebank.event.DeadLetter;
import org.timebank.event.Event;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.offer.Category;
import org.timebank.offer.Offer;
import org.timebank.offer.OfferId;
import org.timebank.offer.OfferKind;
import org.timebank.report.ActivityReport;
import org.timebank.report.MemberBalance;
import org.timebank.risk.Assessment;

/**
 * A question that changes nothing. Lists come in pages: {@code after} names the last one of the page before, {@code limit}
 * is 1 to {@value #LARGEST_PAGE}. Ids are ordered as unsigned numbers of 128 bits, as their text is.
 *
 * @param <R> the answer
 */
public sealed interface Query<R> {

    /** The largest page. */
    int LARGEST_PAGE = 1_000;

    /** The lines of an account's statement with numbers above {@code after}, ascending. */
    record StatementOf(AccountId account, long after, int limit) implements Query<List<StatementLine>> {}

    /** The lines of an account's statement with numbers below {@code before}, descending. */
    record StatementBackOf(AccountId account, long before, int limit) implements Query<List<StatementLine>> {}

    /** The sum of an account's entries that occurred on that day or before, in minutes, whenever they were recorded. */
    record BalanceOn(AccountId account, LocalDate occurredOn) implements Query<Long> {}

    /** Every version of an account's terms, the first one first. */
    record TermsOf(AccountId account) implements Query<List<AccountTerms>> {}

    /** All accounts, by id. */
    record AllAccounts(Optional<AccountId> after, int limit) implements Query<List<Account>> {}

    /** What stands on all accounts, by kind, all of one moment; kinds without accounts may be left out. */
    record TotalsByKind() implements Query<Map<AccountKind, KindTotal>> {}

    /** What occurred from one day to another, both included, by reason and month: ordered by these. */
    record TotalsByReason(LocalDate from, LocalDate to) implements Query<List<ReasonTotal>> {}

    /** The first seal that is over the entry with that number, if one is. */
    record SealOf(AccountId account, long entry) implements Query<Optional<Seal>> {}

    /** Open holds whose last day was before {@code day}, by id. */
    record HoldsDue(LocalDate day, Optional<HoldId> after, int limit) implements Query<List<Hold>> {}

    /** Open holds on an account, by id. */
    record HoldsOn(AccountId account, Optional<HoldId> after, int limit) implements Query<List<Hold>> {}

    /**
     * Events of which the host has not been told: some of the oldest. Of one subject they are in the order of their
     * numbers, and none is there without all those before it that the host has not been told of. An event that is
     * committed late, with an id lower than others', is never passed over.
     */
    record PendingEvents(int limit) implements Query<List<Event>> {}

    /**
     * {@link PendingEvents} that are to be tried at a moment: without the events of any subject of which a failed delivery,
     * that was not given up, is not to be tried before a later moment.
     */
    record DueEvents(Instant at, int limit) implements Query<List<Event>> {}

    /** Events of which the host has been told and that are not dead letters, by id: those that may be forgotten. */
    record DeliveredEvents(Optional<UUID> after, int limit) implements Query<List<Event>> {}

    /** Dead letters: events whose delivery was given up, by the event's id. */
    record DeadLetters(Optional<UUID> after, int limit) implements Query<List<DeadLetter>> {}

    /** Members, by id. */
    record AllMembers(Optional<MemberId> after, int limit) implements Query<List<Member>> {}

    /** All categories, by code in the order of its UTF-16 units. */
    record AllCategories() implements Query<List<Category>> {}

    /** Offers of one kind and category that have not been withdrawn, by id. */
    record OpenOffers(OfferKind kind, String category, Optional<OfferId> after, int limit)
            implements Query<List<Offer>> {}

    /** What happened to one thing and was not forgotten, by number. */
    record EventsOf(UUID subject) implements Query<List<Event>> {}

    /** One assessment. */
    record AssessmentById(UUID assessment) implements Query<Optional<Assessment>> {}

    /** All assessments of an exchange, by id. */
    record AssessmentsOf(UUID exchange) implements Query<List<Assessment>> {}

    /** Totals over all settled exchanges and all accounts. */
    record Activity() implements Query<ActivityReport> {}

    /** Members with their balances, by id. */
    record Balances(Optional<MemberId> after, int limit) implements Query<List<MemberBalance>> {}

    /** The members whose accounts have the most entries, the most first, equal ones by id. */
    record Busiest(int limit) implements Query<List<MemberBalance>> {}
}

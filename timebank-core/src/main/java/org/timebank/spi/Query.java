package org.timebank.spi;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.timebank.credit.AccountId;
import org.timebank.credit.StatementLine;
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

    /** Members, by id. */
    record AllMembers(Optional<MemberId> after, int limit) implements Query<List<Member>> {}

    /** All categories, by code in the order of its UTF-16 units. */
    record AllCategories() implements Query<List<Category>> {}

    /** Offers of one kind and category that have not been withdrawn, by id. */
    record OpenOffers(OfferKind kind, String category, Optional<OfferId> after, int limit)
            implements Query<List<Offer>> {}

    /** What happened to one thing, by number. */
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

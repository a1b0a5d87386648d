package org.timebank.offer;

import java.util.List;
import java.util.Optional;
import org.timebank.command.Outcome;

/** Categories, and what members can give and need. Any actor may read them. */
public interface Offers {

    /** Defines or changes a category, and answers its code; see {@link DefineCategory}. */
    Outcome<String> define(DefineCategory command);

    /** Publishes an offer or a request; see {@link PublishOffer}. */
    Outcome<OfferId> publish(PublishOffer command);

    /** Takes one back; see {@link WithdrawOffer}. */
    Outcome<OfferId> withdraw(WithdrawOffer command);

    /** The category with that code. */
    Optional<Category> category(String code);

    /** All categories, by code. */
    List<Category> categories();

    /** The offer or request, withdrawn or not. */
    Optional<Offer> find(OfferId offer);

    /**
     * What stands of one kind in one category, oldest first: a page.
     *
     * @param kind offers or requests
     * @param category the code of the activity
     * @param after the last id of the page before; empty for the first page
     * @param limit the largest number to answer, 1 to 1,000
     */
    List<Offer> open(OfferKind kind, String category, Optional<OfferId> after, int limit);
}

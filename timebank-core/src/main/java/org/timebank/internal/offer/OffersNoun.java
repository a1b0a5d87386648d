package org.timebank.internal.offer;

import java.util.List;
import java.util.Optional;
import org.timebank.command.Outcome;
import org.timebank.command.PlainText;
import org.timebank.internal.pipeline.Caller;
import org.timebank.internal.pipeline.Pipeline;
import org.timebank.internal.pipeline.Reading;
import org.timebank.offer.Category;
import org.timebank.offer.DefineCategory;
import org.timebank.offer.Offer;
import org.timebank.offer.OfferId;
import org.timebank.offer.OfferKind;
import org.timebank.offer.Offers;
import org.timebank.offer.PublishOffer;
import org.timebank.offer.WithdrawOffer;
import org.timebank.spi.Key;
import org.timebank.spi.Query;

/** {@link Offers} for one caller. */
public record OffersNoun(Pipeline pipeline, Caller caller) implements Offers {

    @Override
    public Outcome<String> define(DefineCategory command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<OfferId> publish(PublishOffer command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<OfferId> withdraw(WithdrawOffer command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Optional<Category> category(String code) {
        return pipeline.find(caller.timebank(), new Key.CategoryKey(code));
    }

    @Override
    public List<Category> categories() {
        return pipeline.ask(caller.timebank(), new Query.AllCategories());
    }

    @Override
    public Optional<Offer> find(OfferId offer) {
        return pipeline.find(caller.timebank(), new Key.OfferKey(offer));
    }

    @Override
    public List<Offer> open(OfferKind kind, String category, Optional<OfferId> after, int limit) {
        Query.OpenOffers page = new Query.OpenOffers(kind, category, after, Reading.page(limit));
        return PlainText.isPlain(category, Category.LONGEST_CODE) ? pipeline.ask(caller.timebank(), page) : List.of();
    }
}

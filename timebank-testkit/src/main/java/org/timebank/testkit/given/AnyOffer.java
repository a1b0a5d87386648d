package org.timebank.testkit.given;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import org.timebank.member.Member;
import org.timebank.offer.Offer;
import org.timebank.offer.OfferId;
import org.timebank.offer.OfferKind;

/** Offers and requests of the cast. */
public final class AnyOffer implements ArbitrarySupplier<Offer> {
    @Override
    public Arbitrary<Offer> get() {
        return Combinators.combine(
                        Values.ids().map(OfferId::new),
                        Values.cast().map(Member::id),
                        Arbitraries.of(OfferKind.class),
                        Values.categories(),
                        Texts.plain(200),
                        Values.moments(),
                        Arbitraries.of(true, false))
                .as(Offer::new);
    }
}

package org.timebank.internal.offer;

import java.util.Optional;
import org.timebank.command.RefusalCode;
import org.timebank.event.EventType;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.offer.Offer;
import org.timebank.offer.OfferId;
import org.timebank.offer.WithdrawOffer;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** Takes an offer or a request back. */
public final class WithdrawDecision extends OfferDecision<WithdrawOffer> {

    @Override
    public Needs needs(WithdrawOffer command) {
        return Needs.of(new Key.OfferKey(command.offer()));
    }

    @Override
    public Decided<OfferId> decide(Facts facts, WithdrawOffer command, Circumstances now) {
        Key.OfferKey key = new Key.OfferKey(command.offer());
        Optional<Offer> offer = facts.find(key);
        if (offer.isEmpty()) {
            return Decided.refused(RefusalCode.UNKNOWN_OFFER, command.offer());
        }
        if (!now.actsFor(offer.get().member())) {
            return Decided.refused(RefusalCode.NOT_A_PARTY, WHO);
        }
        if (offer.get().withdrawn()) {
            return Decided.refused(RefusalCode.OFFER_WITHDRAWN);
        }
        int version = facts.version(key);
        ChangeSet changes = ChangeSet.builder()
                .put(key, version, offer.get().takenBack())
                .tell(now.event(EventType.OFFER_WITHDRAWN, command.offer().value(), version + 1, ""))
                .build();
        return Decided.done(command.offer(), changes);
    }
}

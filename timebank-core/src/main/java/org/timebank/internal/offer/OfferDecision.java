package org.timebank.internal.offer;

import java.util.UUID;
import org.timebank.command.Command;
import org.timebank.internal.pipeline.Decision;
import org.timebank.offer.OfferId;

/** What decisions about offers share: they answer the offer. */
abstract class OfferDecision<C extends Command<OfferId>> implements Decision<C, OfferId> {

    static final String WHO = "the member, or a broker";

    @Override
    public final String write(OfferId result) {
        return result.toString();
    }

    @Override
    public final OfferId read(String remembered) {
        return new OfferId(UUID.fromString(remembered));
    }
}

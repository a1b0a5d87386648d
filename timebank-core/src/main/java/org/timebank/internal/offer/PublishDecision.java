package org.timebank.internal.offer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.event.EventType;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Circumstances.IdUse;
import org.timebank.internal.pipeline.Decided;
import org.timebank.member.Member;
import org.timebank.offer.Offer;
import org.timebank.offer.OfferId;
import org.timebank.offer.PublishOffer;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** Publishes an offer or a request of a member. */
public final class PublishDecision extends OfferDecision<PublishOffer> {

    @Override
    public Needs needs(PublishOffer command) {
        return Needs.of(new Key.MemberKey(command.member()), new Key.CategoryKey(command.category()));
    }

    @Override
    public Decided<OfferId> decide(Facts facts, PublishOffer command, Circumstances now) {
        Optional<Member> member = facts.find(new Key.MemberKey(command.member()));
        List<Refusal> refusals = new ArrayList<>();
        if (member.isEmpty()) {
            refusals.add(Refusal.of(RefusalCode.UNKNOWN_MEMBER, command.member()));
        } else if (!now.actsFor(member.get().id())) {
            refusals.add(Refusal.of(RefusalCode.NOT_A_PARTY, WHO));
        } else if (!member.get().isMemberOn(now.today())) {
            refusals.add(Refusal.of(RefusalCode.NOT_A_MEMBER_THEN, command.member(), now.today()));
        }
        if (facts.find(new Key.CategoryKey(command.category())).isEmpty()) {
            refusals.add(Refusal.of(RefusalCode.UNKNOWN_CATEGORY, command.category()));
        }
        if (member.isEmpty() || !refusals.isEmpty()) {
            return Decided.refused(refusals);
        }
        OfferId id = new OfferId(now.id(IdUse.OFFER));
        Offer offer =
                new Offer(id, member.get().id(), command.kind(), command.category(), command.title(), now.now(), false);
        ChangeSet changes = ChangeSet.builder()
                .put(new Key.OfferKey(id), 0, offer)
                .tell(now.event(EventType.OFFER_PUBLISHED, id.value(), 1, command.category()))
                .build();
        return Decided.done(id, changes);
    }
}

package org.timebank.testkit.model;

import static org.timebank.testkit.model.Asking.unless;

import java.util.Optional;
import org.timebank.command.Command;
import org.timebank.command.RefusalCode;
import org.timebank.offer.DefineCategory;
import org.timebank.offer.OfferId;
import org.timebank.offer.PublishOffer;
import org.timebank.offer.WithdrawOffer;
import org.timebank.rules.AdoptRules;

/** What the rules come to for commands about the rules themselves, categories and offers. */
final class CommunityRulings {

    private final Model model;
    private final Asking asking;

    CommunityRulings(Model model, Asking asking) {
        this.model = model;
        this.asking = asking;
    }

    Optional<Ruling> of(Command<?> command) {
        if (command instanceof AdoptRules adopt) {
            return Optional.of(
                    Ruling.done(result -> model.adopted.add(adopt.rules())).answering(model.adopted.size() + 1));
        } else if (command instanceof DefineCategory define) {
            return Optional.of(Ruling.done(result -> model.categories.put(define.code(), define.needsApproval()))
                    .answering(define.code()));
        } else if (command instanceof PublishOffer publish) {
            return Optional.of(publish(publish));
        } else if (command instanceof WithdrawOffer withdraw) {
            return Optional.of(withdraw(withdraw));
        }
        return Optional.empty();
    }

    private Ruling publish(PublishOffer publish) {
        Optional<Person> member = asking.person(publish.member());
        if (member.isEmpty()) {
            return Ruling.refused(RefusalCode.UNKNOWN_MEMBER).amongOthers();
        }
        Person person = member.get();
        return unless(asking.actsFor(person.id), RefusalCode.NOT_A_PARTY)
                .or(() -> asking.belongs(person.id, model.today()))
                .or(() -> unless(model.categories.containsKey(publish.category()), RefusalCode.UNKNOWN_CATEGORY))
                .map(code -> Ruling.refused(code).amongOthers())
                .orElseGet(() -> Ruling.done(result -> model.add((OfferId) result, person.id)));
    }

    private Ruling withdraw(WithdrawOffer withdraw) {
        Optional<Model.Listing> offer = Optional.ofNullable(model.offers.get(withdraw.offer()));
        if (offer.isEmpty()) {
            return Ruling.refused(RefusalCode.UNKNOWN_OFFER);
        }
        Model.Listing listing = offer.get();
        return unless(asking.actsFor(listing.member()), RefusalCode.NOT_A_PARTY)
                .or(() -> unless(!listing.withdrawn(), RefusalCode.OFFER_WITHDRAWN))
                .map(Ruling::refused)
                .orElseGet(() -> Ruling.done(
                                result -> model.offers.put(withdraw.offer(), new Model.Listing(listing.member(), true)))
                        .answering(withdraw.offer()));
    }
}

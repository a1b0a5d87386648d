package org.timebank.internal.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.timebank.internal.Given.ANN;
import static org.timebank.internal.Given.BEN;
import static org.timebank.internal.Given.BROKER;
import static org.timebank.internal.Given.NOBODY;
import static org.timebank.internal.Given.TODAY;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.timebank.command.Command;
import org.timebank.command.Refusal;
import org.timebank.internal.Given;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.internal.pipeline.Decision;
import org.timebank.member.MemberRef;
import org.timebank.offer.DefineCategory;
import org.timebank.offer.Offer;
import org.timebank.offer.OfferId;
import org.timebank.offer.OfferKind;
import org.timebank.offer.PublishOffer;
import org.timebank.offer.WithdrawOffer;
import org.timebank.spi.Key;

class OfferDecisionsTest {

    private final Given given = new Given();
    private final PublishDecision publish = new PublishDecision();
    private final WithdrawDecision withdraw = new WithdrawDecision();
    private final DefineCategoryDecision define = new DefineCategoryDecision();

    @Test
    void a_member_publishes_what_they_can_give() {
        OfferId id = done(publish, offer(ANN, "gardening"), given.by(ANN));

        Offer offer = given.facts().find(new Key.OfferKey(id)).orElseThrow();
        assertThat(offer.member()).isEqualTo(given.id(ANN));
        assertThat(offer.kind()).isEqualTo(OfferKind.OFFER);
        assertThat(offer.withdrawn()).isFalse();
    }

    @Test
    void a_broker_publishes_for_members_and_a_member_only_for_themselves() {
        done(publish, offer(ANN, "gardening"), given.by(BROKER));

        assertThat(refused(publish, offer(ANN, "gardening"), given.by(BEN))).containsExactly("not-a-party");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        assertThat(refused(publish, offer(NOBODY, "gardning"), given.by(BROKER)))
                .containsExactly("unknown-member", "unknown-category");
    }

    @Test
    void whoever_has_left_offers_nothing() {
        given.left(ANN, TODAY.minusDays(1));

        assertThat(refused(publish, offer(ANN, "gardening"), given.by(BROKER))).containsExactly("not-a-member-then");
    }

    @Test
    void an_offer_is_taken_back_once_and_by_those_it_concerns() {
        OfferId id = done(publish, offer(ANN, "gardening"), given.by(ANN));

        assertThat(refused(withdraw, WithdrawOffer.of("2", id), given.by(BEN))).containsExactly("not-a-party");
        done(withdraw, WithdrawOffer.of("3", id), given.by(ANN));
        assertThat(given.facts().find(new Key.OfferKey(id)).orElseThrow().withdrawn())
                .isTrue();
        assertThat(refused(withdraw, WithdrawOffer.of("4", id), given.by(ANN))).containsExactly("offer-withdrawn");
    }

    @Test
    void an_offer_that_does_not_exist_is_unknown() {
        OfferId nowhere = new OfferId(new UUID(1, 1));

        assertThat(refused(withdraw, WithdrawOffer.of("1", nowhere), given.by(ANN)))
                .containsExactly("unknown-offer");
    }

    @Test
    void a_category_is_defined_and_changed_by_the_same_command() {
        Decided<String> changed =
                define.decide(given.facts(), DefineCategory.of("1", "lift", "Lift", false), given.by(BROKER));
        given.then(changed.changes());

        assertThat(given.facts().find(new Key.CategoryKey("lift")).orElseThrow().needsApproval())
                .isFalse();
        assertThat(given.facts().version(new Key.CategoryKey("lift"))).isEqualTo(2);
        assertThat(changed.changes().events().get(0).number()).isEqualTo(2);
    }

    private static PublishOffer offer(MemberRef member, String category) {
        return PublishOffer.of("1", member, OfferKind.OFFER, category, "Two green hands");
    }

    private <C extends Command<OfferId>> OfferId done(Decision<C, OfferId> decision, C command, Circumstances now) {
        Decided<OfferId> decided = decision.decide(given.facts(), command, now);
        given.then(decided.changes());
        return decided.outcome().orElseThrow();
    }

    private <C extends Command<OfferId>> List<String> refused(
            Decision<C, OfferId> decision, C command, Circumstances now) {
        Decided<OfferId> decided = decision.decide(given.facts(), command, now);
        assertThat(decided.changes().changes()).isEmpty();
        return decided.outcome().refusals().stream().map(Refusal::code).toList();
    }
}

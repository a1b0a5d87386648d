package org.timebank.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.timebank.internal.Given.ANN;
import static org.timebank.internal.Given.BEN;
import static org.timebank.internal.Given.BROKER;
import static org.timebank.internal.Given.CAFE;
import static org.timebank.internal.Given.TODAY;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.timebank.access.Actor;
import org.timebank.command.Command;
import org.timebank.command.Outcome;
import org.timebank.command.Refusal;
import org.timebank.command.Role;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.exchange.AcceptExchange;
import org.timebank.exchange.ApproveExchange;
import org.timebank.exchange.CancelExchange;
import org.timebank.exchange.ConfirmExchange;
import org.timebank.exchange.DeclineExchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.PlannedLeg;
import org.timebank.exchange.ProposeExchange;
import org.timebank.internal.Given;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.internal.pipeline.Decision;
import org.timebank.internal.risk.RiskAssessor;
import org.timebank.member.ExternalReference;
import org.timebank.member.MemberRef;
import org.timebank.offer.Category;
import org.timebank.risk.ApprovalCheck;
import org.timebank.risk.MembershipCheck;
import org.timebank.spi.Key;

/** From proposal to settlement, decision by decision, without any store. */
class ExchangeLifeTest {

    private final Given given = new Given();
    private final RiskAssessor risk = new RiskAssessor(List.of(new MembershipCheck(), new ApprovalCheck()));
    private final ProposeDecision propose = new ProposeDecision(risk);
    private final ApproveDecision approve = new ApproveDecision(risk);
    private final AcceptDecision accept = new AcceptDecision(risk);
    private final DeclineDecision decline = new DeclineDecision();
    private final CancelDecision cancel = new CancelDecision();
    private final ConfirmDecision confirm = new ConfirmDecision(risk);

    @Test
    void a_low_risk_exchange_takes_three_steps_of_members_and_none_of_a_broker() {
        ExchangeReceipt proposed = done(propose, proposal("gardening"), given.by(BEN));
        assertThat(proposed.state()).isEqualTo(ExchangeState.PROPOSED);

        ExchangeReceipt agreed = done(accept, AcceptExchange.of("2", proposed.exchange()), given.by(ANN));
        assertThat(agreed.state()).isEqualTo(ExchangeState.AGREED);

        ExchangeReceipt settled =
                done(confirm, ConfirmExchange.of("3", proposed.exchange(), TODAY, 50L), given.by(BEN));
        assertThat(settled.state()).isEqualTo(ExchangeState.SETTLED);
        assertThat(settled.creditedMinutes()).containsExactly(60L);
        assertThat(given.balance(ANN)).isEqualTo(60);
        assertThat(given.balance(BEN)).isEqualTo(-60);
    }

    @Test
    void an_activity_that_needs_approval_awaits_it_and_then_goes_on() {
        ExchangeReceipt proposed = done(propose, proposal("lift"), given.by(BEN));
        assertThat(proposed.state()).isEqualTo(ExchangeState.AWAITING_APPROVAL);

        assertThat(refused(accept, AcceptExchange.of("2", proposed.exchange()), given.by(ANN)))
                .containsExactly("wrong-state");

        ExchangeReceipt approved = done(approve, ApproveExchange.of("3", proposed.exchange()), given.by(BROKER));
        assertThat(approved.state()).isEqualTo(ExchangeState.PROPOSED);
        assertThat(done(accept, AcceptExchange.of("4", proposed.exchange()), given.by(ANN))
                        .state())
                .isEqualTo(ExchangeState.AGREED);
        done(confirm, ConfirmExchange.of("5", proposed.exchange(), TODAY, 60L), given.by(BEN));
        assertThat(given.facts()
                        .find(new Key.ExchangeKey(proposed.exchange()))
                        .orElseThrow()
                        .legs()
                        .get(0)
                        .withoutPriorApproval())
                .isFalse();
    }

    @Test
    void a_broker_who_proposes_has_approved_thereby_and_both_members_are_still_asked() {
        ExchangeReceipt proposed = done(propose, proposal("lift"), given.by(BROKER));
        assertThat(proposed.state()).isEqualTo(ExchangeState.PROPOSED);

        assertThat(done(accept, AcceptExchange.of("2", proposed.exchange()), given.by(ANN))
                        .state())
                .isEqualTo(ExchangeState.PROPOSED);
        assertThat(done(accept, AcceptExchange.of("3", proposed.exchange()), given.byBrokerFor(BEN))
                        .state())
                .isEqualTo(ExchangeState.AGREED);
    }

    @Test
    void nobody_approves_an_exchange_of_their_own() {
        Actor brokerAnn = Actor.member("ann", ANN).alsoAs(Role.BROKER);
        ExchangeReceipt proposed = done(propose, proposal("lift"), given.by(brokerAnn));
        assertThat(proposed.state()).isEqualTo(ExchangeState.AWAITING_APPROVAL);

        assertThat(refused(approve, ApproveExchange.of("2", proposed.exchange()), given.by(brokerAnn)))
                .containsExactly("not-a-party");
        for (ExternalReference anybody : List.of(ANN, BEN, CAFE)) {
            assertThat(refused(approve, ApproveExchange.of("3", proposed.exchange()), given.by(brokerAnn, anybody)))
                    .containsExactly("not-a-party");
        }
    }

    @Test
    void a_broker_does_not_propose_on_behalf_of_another_to_approve_their_own() {
        Actor brokerAnn = Actor.member("ann", ANN).alsoAs(Role.BROKER);

        assertThat(done(propose, proposal("lift"), given.by(brokerAnn, BEN)).state())
                .isEqualTo(ExchangeState.AWAITING_APPROVAL);
    }

    @Test
    void a_broker_who_is_a_member_too_matches_others() {
        Actor broker = Actor.member("cafe", CAFE).alsoAs(Role.BROKER);

        assertThat(done(propose, proposal("gardening"), given.by(broker)).state())
                .isEqualTo(ExchangeState.PROPOSED);
    }

    @Test
    void when_a_category_comes_to_need_approval_before_all_agreed_it_is_asked_for() {
        ExchangeId id = done(propose, proposal("gardening"), given.by(BEN)).exchange();
        given.category(new Category("gardening", "Gardening", true));

        assertThat(done(accept, AcceptExchange.of("2", id), given.by(ANN)).state())
                .isEqualTo(ExchangeState.AWAITING_APPROVAL);
        assertThat(done(approve, ApproveExchange.of("3", id), given.by(BROKER)).state())
                .isEqualTo(ExchangeState.AGREED);
    }

    @Test
    void what_came_to_need_approval_after_all_agreed_counts_and_is_marked() {
        ExchangeId id = agreed();
        given.category(new Category("gardening", "Gardening", true));

        done(confirm, ConfirmExchange.of("3", id, TODAY, 60L), given.by(BEN));

        assertThat(given.facts().find(new Key.ExchangeKey(id)).orElseThrow().legs())
                .allMatch(leg -> leg.withoutPriorApproval());
    }

    @Test
    void membership_is_asked_again_at_agreement() {
        ExchangeId id = done(propose, proposal("gardening"), given.by(BEN)).exchange();
        given.left(ANN, TODAY.minusDays(20));

        assertThat(refused(accept, AcceptExchange.of("2", id), given.by(ANN))).containsExactly("not-a-member-then");
    }

    @Test
    void an_approval_does_not_make_a_member_of_who_is_none() {
        ExchangeId id = done(propose, proposal("lift"), given.by(BEN)).exchange();
        given.left(ANN, TODAY.minusDays(20));

        assertThat(refused(approve, ApproveExchange.of("2", id), given.by(BROKER)))
                .containsExactly("not-a-member-then");
    }

    @Test
    void a_proposal_with_somebody_who_is_no_member_is_refused_and_assessed() {
        given.left(ANN, TODAY.minusDays(20));

        Decided<ExchangeReceipt> decided = propose.decide(given.facts(), proposal("lift"), given.by(BEN));

        assertThat(codes(decided)).containsExactly("not-a-member-then", "needs-approval");
        assertThat(decided.changes().assessments()).hasSize(1);
        assertThat(decided.changes().changes()).isEmpty();
    }

    @Test
    void to_agree_once_more_changes_nothing() {
        ExchangeId id = done(propose, proposal("gardening"), given.by(BEN)).exchange();

        Decided<ExchangeReceipt> again = accept.decide(given.facts(), AcceptExchange.of("2", id), given.by(BEN));

        assertThat(again.outcome().orElseThrow().state()).isEqualTo(ExchangeState.PROPOSED);
        assertThat(again.changes().changes()).isEmpty();
        assertThat(again.changes().events()).isEmpty();
    }

    @Test
    void somebody_else_neither_agrees_nor_declines_nor_calls_off_nor_confirms() {
        ExchangeId id = done(propose, proposal("gardening"), given.by(BEN)).exchange();

        assertThat(refused(accept, AcceptExchange.of("2", id), given.by(CAFE))).containsExactly("not-a-party");
        assertThat(refused(accept, AcceptExchange.of("3", id), given.by(BROKER)))
                .containsExactly("not-a-party");
        assertThat(refused(decline, DeclineExchange.of("4", id), given.by(CAFE)))
                .containsExactly("not-a-party");
        assertThat(refused(cancel, CancelExchange.of("5", id), given.by(CAFE))).containsExactly("not-a-party");
        done(accept, AcceptExchange.of("6", id), given.by(ANN));
        assertThat(refused(confirm, ConfirmExchange.of("7", id, TODAY, 60L), given.by(CAFE)))
                .containsExactly("not-a-party");
        assertThat(refused(propose, proposal("gardening"), given.by(CAFE))).containsExactly("not-a-party");
    }

    @Test
    void nobody_confirms_time_that_others_are_debited_for() {
        ExchangeId id = agreed();

        assertThat(refused(confirm, ConfirmExchange.of("3", id, TODAY, 60L), given.by(ANN)))
                .containsExactly("not-a-party");
        assertThat(refused(confirm, ConfirmExchange.of("4", id, TODAY, 60L), given.byBrokerFor(ANN)))
                .containsExactly("not-a-party");
        Actor brokerAnn = Actor.member("ann", ANN).alsoAs(Role.BROKER);
        assertThat(refused(confirm, ConfirmExchange.of("5", id, TODAY, 60L), given.by(brokerAnn)))
                .containsExactly("not-a-party");
        assertThat(refused(confirm, ConfirmExchange.of("6", id, TODAY, 60L), given.by(brokerAnn, BEN)))
                .containsExactly("not-a-party");
    }

    @Test
    void the_recipient_confirms_or_a_broker_does() {
        assertThat(done(confirm, ConfirmExchange.of("3", agreed(), TODAY, 60L), given.by(BROKER))
                        .state())
                .isEqualTo(ExchangeState.SETTLED);
        assertThat(done(confirm, ConfirmExchange.of("4", agreed(), TODAY, 60L), given.byBrokerFor(BEN))
                        .state())
                .isEqualTo(ExchangeState.SETTLED);
    }

    @Test
    void misstated_times_are_told_all_at_once() {
        ExchangeId id = agreed();

        assertThat(refused(confirm, ConfirmExchange.of("3", id, TODAY.plusDays(1), 60L, 721L), given.by(BEN)))
                .containsExactly("wrong-number-of-legs", "implausible-time", "future-date");
    }

    @Test
    void confirming_stops_at_the_debit_limit_and_the_exchange_stays_agreed() {
        ExchangeId first = agreed();
        ExchangeId second = agreed();
        done(confirm, ConfirmExchange.of("3", first, TODAY, 480L), given.by(BEN));

        assertThat(refused(confirm, ConfirmExchange.of("4", second, TODAY, 121L), given.by(BEN)))
                .containsExactly("over-debit-limit");
        assertThat(given.facts().find(new Key.ExchangeKey(second)).orElseThrow().state())
                .isEqualTo(ExchangeState.AGREED);
    }

    @Test
    void what_is_over_stays_as_it_is() {
        ExchangeId declined =
                done(propose, proposal("gardening"), given.by(BEN)).exchange();
        done(decline, DeclineExchange.of("2", declined), given.by(ANN));
        ExchangeId cancelled = agreed();
        done(cancel, CancelExchange.of("3", cancelled), given.by(BEN));
        ExchangeId settled = agreed();
        done(confirm, ConfirmExchange.of("4", settled, TODAY, 60L), given.by(BEN));

        for (ExchangeId over : List.of(declined, cancelled, settled)) {
            assertThat(refused(accept, AcceptExchange.of("5", over), given.by(ANN)))
                    .containsExactly("wrong-state");
            assertThat(refused(decline, DeclineExchange.of("6", over), given.by(ANN)))
                    .containsExactly("wrong-state");
            assertThat(refused(cancel, CancelExchange.of("7", over), given.by(ANN)))
                    .containsExactly("wrong-state");
            assertThat(refused(approve, ApproveExchange.of("8", over), given.by(BROKER)))
                    .containsExactly("wrong-state");
            assertThat(refused(confirm, ConfirmExchange.of("9", over, TODAY, 1L), given.by(BEN)))
                    .containsExactly("wrong-state");
        }
    }

    @Test
    void an_exchange_that_does_not_exist_is_unknown() {
        ExchangeId nowhere = ExchangeId.of(new UUID(1, 1));

        assertThat(refused(accept, AcceptExchange.of("1", nowhere), given.by(ANN)))
                .containsExactly("unknown-exchange");
    }

    @Test
    void each_step_is_told_once_with_the_exchanges_next_version() {
        Decided<ExchangeReceipt> proposed = propose.decide(given.facts(), proposal("gardening"), given.by(BEN));
        given.then(proposed.changes());
        ExchangeId id = proposed.outcome().orElseThrow().exchange();
        Decided<ExchangeReceipt> agreed = accept.decide(given.facts(), AcceptExchange.of("2", id), given.by(ANN));

        assertThat(agreed.changes().events())
                .extracting(Event::type)
                .containsExactly(EventType.EXCHANGE_AGREED, EventType.HOLD_PLACED);
        assertThat(agreed.changes().events()).extracting(Event::number).containsExactly(2, 1);
        assertThat(agreed.changes().events()).extracting(Event::id).doesNotHaveDuplicates();
        assertThat(agreed.changes().events().get(0).subject()).isEqualTo(id.value());
    }

    private ExchangeId agreed() {
        ExchangeId id = done(propose, proposal("gardening"), given.by(BEN)).exchange();
        done(accept, AcceptExchange.of("2", id), given.by(ANN));
        return id;
    }

    private static ProposeExchange proposal(String category) {
        return ProposeExchange.of("1", LocalDate.of(2026, 9, 20), leg(ANN, BEN, category, 60));
    }

    private static PlannedLeg leg(MemberRef provider, MemberRef recipient, String category, long minutes) {
        return new PlannedLeg(provider, recipient, category, minutes);
    }

    private <C extends Command<ExchangeReceipt>> ExchangeReceipt done(
            Decision<C, ExchangeReceipt> decision, C command, Circumstances now) {
        Decided<ExchangeReceipt> decided = decision.decide(given.facts(), command, now);
        given.then(decided.changes());
        return decided.outcome().orElseThrow();
    }

    private <C extends Command<ExchangeReceipt>> List<String> refused(
            Decision<C, ExchangeReceipt> decision, C command, Circumstances now) {
        Decided<ExchangeReceipt> decided = decision.decide(given.facts(), command, now);
        assertThat(decided.outcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(decided.changes().transactions()).isEmpty();
        return codes(decided);
    }

    private static List<String> codes(Decided<ExchangeReceipt> decided) {
        return decided.outcome().refusals().stream().map(Refusal::code).toList();
    }
}

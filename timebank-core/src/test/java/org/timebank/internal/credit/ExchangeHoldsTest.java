package org.timebank.internal.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.timebank.internal.Given.ANN;
import static org.timebank.internal.Given.BEN;
import static org.timebank.internal.Given.BROKER;
import static org.timebank.internal.Given.CAFE;
import static org.timebank.internal.Given.TODAY;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.timebank.access.Actor;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Outcome;
import org.timebank.command.Refusal;
import org.timebank.command.Role;
import org.timebank.credit.Entry;
import org.timebank.credit.ExpireHolds;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldId;
import org.timebank.credit.HoldState;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.Limits;
import org.timebank.credit.TransactionReason;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.exchange.AcceptExchange;
import org.timebank.exchange.ApproveExchange;
import org.timebank.exchange.CancelExchange;
import org.timebank.exchange.ConfirmExchange;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.PlannedLeg;
import org.timebank.exchange.ProposeExchange;
import org.timebank.exchange.ReverseExchange;
import org.timebank.internal.Given;
import org.timebank.internal.exchange.AcceptDecision;
import org.timebank.internal.exchange.ApproveDecision;
import org.timebank.internal.exchange.CancelDecision;
import org.timebank.internal.exchange.ConfirmDecision;
import org.timebank.internal.exchange.ProposeDecision;
import org.timebank.internal.exchange.ReverseExchangeDecision;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.internal.pipeline.Decision;
import org.timebank.internal.risk.RiskAssessor;
import org.timebank.member.ExternalReference;
import org.timebank.offer.Category;
import org.timebank.risk.ApprovalCheck;
import org.timebank.risk.MembershipCheck;
import org.timebank.rules.CommunityRules;
import org.timebank.rules.CreditRules;
import org.timebank.rules.Rounding;
import org.timebank.spi.Key;

/** What an agreed exchange is expected to cost is set aside, and what it did cost is paid: decided on facts alone. */
class ExchangeHoldsTest {

    private final OnFacts on = new OnFacts();
    private final Given given = on.given();
    private final RiskAssessor risk = new RiskAssessor(List.of(new MembershipCheck(), new ApprovalCheck()));
    private final ProposeDecision propose = new ProposeDecision(risk);
    private final AcceptDecision accept = new AcceptDecision(risk);
    private final ApproveDecision approve = new ApproveDecision(risk);
    private final CancelDecision cancel = new CancelDecision();
    private final ConfirmDecision confirm = new ConfirmDecision(risk);
    private final ReverseExchangeDecision reverse = new ReverseExchangeDecision();

    @Test
    void agreement_sets_the_expected_time_aside_rounded_as_it_will_be() {
        ExchangeId id = proposed(50);

        Decided<ExchangeReceipt> agreed = on.decided(accept, AcceptExchange.of("a", id), given.by(ANN));

        HoldId hold = exchange(id).hold().orElseThrow();
        assertThat(hold(id))
                .isEqualTo(new Hold(
                        hold,
                        new TreeMap<>(Map.of(on.id(BEN), 60L)),
                        HoldState.OPEN,
                        Optional.of(id.value()),
                        Optional.of(TODAY.plusDays(30))));
        assertThat(on.account(BEN).held()).isEqualTo(60);
        assertThat(on.account(ANN).held()).isZero();
        assertThat(agreed.changes().events())
                .extracting(Event::type, Event::subject, Event::number)
                .containsExactly(
                        tuple(EventType.EXCHANGE_AGREED, id.value(), 2), tuple(EventType.HOLD_PLACED, hold.value(), 1));
    }

    @Test
    void an_approval_that_comes_last_sets_aside_as_an_agreement_does() {
        ExchangeId id = proposed(50);
        given.category(new Category("gardening", "Gardening", true));
        on.done(accept, AcceptExchange.of("a", id), given.by(ANN));
        assertThat(exchange(id).state()).isEqualTo(ExchangeState.AWAITING_APPROVAL);
        assertThat(on.account(BEN).held()).isZero();

        on.done(approve, ApproveExchange.of("b", id), given.by(BROKER));

        assertThat(exchange(id).state()).isEqualTo(ExchangeState.AGREED);
        assertThat(on.account(BEN).held()).isEqualTo(60);
    }

    @Test
    void what_is_not_available_cannot_be_agreed() {
        on.stands(BEN, -541);
        ExchangeId id = proposed(60);

        assertThat(refused(accept, AcceptExchange.of("a", id), given.by(ANN))).containsExactly("over-debit-limit");
        assertThat(exchange(id).state()).isEqualTo(ExchangeState.PROPOSED);
        on.stands(BEN, 1);
        on.done(accept, AcceptExchange.of("b", id), given.by(ANN));
        assertThat(on.account(BEN).free()).isEqualTo(-600);
    }

    @Test
    void nor_approved_when_all_have_agreed() {
        ExchangeId id = proposed(60);
        given.category(new Category("gardening", "Gardening", true));
        on.done(accept, AcceptExchange.of("a", id), given.by(ANN));
        on.closed(BEN);

        assertThat(refused(approve, ApproveExchange.of("b", id), given.by(BROKER)))
                .containsExactly("account-closed");
    }

    @Test
    void agreements_that_are_open_at_once_are_set_aside_together() {
        agreed(300);
        agreed(300);
        ExchangeId third = proposed(15);

        assertThat(refused(accept, AcceptExchange.of("a", third), given.by(ANN)))
                .containsExactly("over-debit-limit");
    }

    @Test
    void several_legs_are_set_aside_recipient_by_recipient() {
        ExchangeId id = on.done(
                        propose,
                        ProposeExchange.of(
                                "p", TODAY, leg(ANN, BEN, 16), leg(ANN, BEN, 1), leg(ANN, CAFE, 30), leg(BEN, ANN, 15)),
                        given.by(BROKER))
                .exchange();
        for (ExternalReference party : List.of(ANN, BEN, CAFE)) {
            on.done(accept, AcceptExchange.of("a", id), given.byBrokerFor(party));
        }

        assertThat(hold(id).minutes())
                .containsOnly(Map.entry(on.id(BEN), 45L), Map.entry(on.id(CAFE), 30L), Map.entry(on.id(ANN), 15L));
    }

    @Test
    void it_is_set_aside_until_some_days_after_the_day_that_was_planned() {
        assertThat(hold(agreedFor(TODAY.plusDays(10))).lastDay()).contains(TODAY.plusDays(40));
        assertThat(hold(agreedFor(TODAY)).lastDay()).contains(TODAY.plusDays(30));
        assertThat(hold(agreedFor(TODAY.minusDays(100))).lastDay()).contains(TODAY.plusDays(30));
        assertThat(hold(agreedFor(LocalDate.of(9999, 12, 1))).lastDay()).contains(LocalDate.of(9999, 12, 31));
        assertThat(hold(agreedFor(LocalDate.of(9999, 12, 2))).lastDay()).contains(LocalDate.of(9999, 12, 31));
        assertThat(hold(agreedFor(LocalDate.of(9999, 11, 30))).lastDay()).contains(LocalDate.of(9999, 12, 30));
    }

    @Test
    void where_the_rules_set_nothing_aside_the_limit_is_asked_at_the_end() {
        given.rules(given.rules().with(new CreditRules(0, true, OptionalInt.empty(), OptionalInt.empty())));
        on.stands(BEN, -600);
        ExchangeId id = agreed(60);

        assertThat(exchange(id).hold()).isEmpty();
        assertThat(on.account(BEN).held()).isZero();
        assertThat(refused(confirm, ConfirmExchange.of("c", id, TODAY, 1L), given.by(BEN)))
                .containsExactly("over-debit-limit");
    }

    @Test
    void a_time_that_comes_to_round_to_nothing_sets_nothing_aside() {
        ExchangeId id = proposed(5);
        CommunityRules rules = given.rules();
        given.rules(new CommunityRules(
                Rounding.nearest(15),
                rules.persons(),
                rules.organisations(),
                rules.longestPlausibleMinutes(),
                rules.zone(),
                rules.credits()));

        on.done(accept, AcceptExchange.of("a", id), given.by(ANN));

        assertThat(exchange(id).state()).isEqualTo(ExchangeState.AGREED);
        assertThat(exchange(id).hold()).isEmpty();
    }

    @Test
    void confirming_pays_what_it_did_cost_less_or_more() {
        for (long minutes : new long[] {1, 60, 120}) {
            ExchangeId id = agreed(60);
            long before = given.balance(BEN);

            Decided<ExchangeReceipt> decided =
                    on.decided(confirm, ConfirmExchange.of("c", id, TODAY, minutes), given.by(BEN));

            long credited = given.rules().rounding().round(minutes);
            LedgerTransaction posted = decided.changes().transactions().get(0);
            assertThat(posted.entries())
                    .containsExactly(new Entry(on.id(ANN), credited), new Entry(on.id(BEN), -credited));
            assertThat(posted.header().reason()).isEqualTo(TransactionReason.EXCHANGE);
            assertThat(posted.header().subject()).isEqualTo(id.value());
            assertThat(given.balance(BEN)).isEqualTo(before - credited);
            assertThat(on.account(BEN).held()).isZero();
            assertThat(hold(id).state()).isEqualTo(HoldState.CAPTURED);
            assertThat(decided.changes().events())
                    .extracting(Event::type, Event::number)
                    .containsExactly(tuple(EventType.EXCHANGE_CONFIRMED, 3), tuple(EventType.HOLD_CAPTURED, 2));
        }
    }

    @Test
    void more_than_is_available_is_refused_and_stays_set_aside() {
        ExchangeId id = agreed(60);
        on.stands(BEN, -540);

        assertThat(refused(confirm, ConfirmExchange.of("c", id, TODAY, 61L), given.by(BEN)))
                .containsExactly("over-debit-limit");
        assertThat(hold(id).state()).isEqualTo(HoldState.OPEN);
        on.done(confirm, ConfirmExchange.of("d", id, TODAY, 60L), given.by(BEN));
        assertThat(given.balance(BEN)).isEqualTo(-600);
    }

    @Test
    void a_closed_account_and_a_ceiling_stand_in_the_way_of_settling() {
        ExchangeId id = agreed(60);
        on.limited(ANN, new Limits(OptionalLong.empty(), OptionalLong.of(59)));
        assertThat(refused(confirm, ConfirmExchange.of("c", id, TODAY, 60L), given.by(BEN)))
                .containsExactly("over-credit-limit");
        on.closed(ANN);
        assertThat(refused(confirm, ConfirmExchange.of("c", id, TODAY, 60L), given.by(BEN)))
                .containsExactly("account-closed");
    }

    @Test
    void to_call_off_frees_what_was_set_aside() {
        ExchangeId id = agreed(60);

        Decided<ExchangeReceipt> decided = on.decided(cancel, CancelExchange.of("c", id), given.by(BEN));

        assertThat(on.account(BEN).held()).isZero();
        assertThat(hold(id).state()).isEqualTo(HoldState.RELEASED);
        assertThat(decided.changes().events())
                .extracting(Event::type, Event::number)
                .containsExactly(tuple(EventType.EXCHANGE_CANCELLED, 3), tuple(EventType.HOLD_RELEASED, 2));
        ExchangeId early = proposed(60);
        assertThat(on.decided(cancel, CancelExchange.of("d", early), given.by(BEN))
                        .changes()
                        .postings())
                .isEmpty();
    }

    @Test
    void after_a_hold_has_expired_the_exchange_settles_within_what_is_available() {
        ExchangeId id = agreed(60);
        expire(id);
        assertThat(on.account(BEN).held()).isZero();
        on.stands(BEN, -541);

        assertThat(refused(confirm, ConfirmExchange.of("c", id, TODAY, 60L), given.by(BEN)))
                .containsExactly("over-debit-limit");
        Decided<ExchangeReceipt> decided = on.decided(confirm, ConfirmExchange.of("d", id, TODAY, 45L), given.by(BEN));

        assertThat(exchange(id).state()).isEqualTo(ExchangeState.SETTLED);
        assertThat(hold(id).state()).isEqualTo(HoldState.EXPIRED);
        assertThat(decided.changes().events()).extracting(Event::type).containsExactly(EventType.EXCHANGE_CONFIRMED);
    }

    @Test
    void after_a_hold_has_expired_there_is_nothing_to_free() {
        ExchangeId id = agreed(60);
        expire(id);

        assertThat(on.decided(cancel, CancelExchange.of("c", id), given.by(BEN))
                        .changes()
                        .postings())
                .isEmpty();
    }

    @Test
    void a_settled_exchange_is_undone_with_its_credits() {
        ExchangeId id = settled(60);

        Decided<ExchangeReceipt> decided = on.decided(reverse, reversal(id), given.by(BROKER));

        assertThat(decided.outcome().orElseThrow().state()).isEqualTo(ExchangeState.REVERSED);
        assertThat(exchange(id).state()).isEqualTo(ExchangeState.REVERSED);
        assertThat(given.balance(ANN)).isZero();
        assertThat(given.balance(BEN)).isZero();
        LedgerTransaction posted = decided.changes().transactions().get(0);
        assertThat(posted.header().reason()).isEqualTo(TransactionReason.REVERSAL);
        assertThat(posted.header().reverses()).isEqualTo(exchange(id).transaction());
        assertThat(posted.header().explanation()).contains("was another day");
        assertThat(decided.changes().events())
                .extracting(Event::type, Event::number, Event::detail)
                .containsExactly(
                        tuple(EventType.EXCHANGE_REVERSED, 4, posted.id().toString()));
    }

    @Test
    void an_exchange_is_undone_once_and_only_when_settled() {
        ExchangeId id = settled(60);
        on.done(reverse, reversal(id), given.by(BROKER));

        assertThat(refused(reverse, reversal(id), given.by(BROKER))).containsExactly("wrong-state");
        assertThat(refused(reverse, reversal(agreed(15)), given.by(BROKER))).containsExactly("wrong-state");
        assertThat(refused(reverse, reversal(ExchangeId.of(new UUID(9, 9))), given.by(BROKER)))
                .containsExactly("unknown-exchange");
        assertThat(refused(confirm, ConfirmExchange.of("c", id, TODAY, 60L), given.by(BEN)))
                .containsExactly("wrong-state");
    }

    @Test
    void nobody_undoes_an_exchange_of_their_own() {
        ExchangeId id = settled(60);
        Actor brokerAnn = Actor.member("ann", ANN).alsoAs(Role.BROKER);

        assertThat(refused(reverse, reversal(id), given.by(brokerAnn))).containsExactly("not-a-party");
        assertThat(refused(reverse, reversal(id), given.by(brokerAnn, CAFE))).containsExactly("not-a-party");
        assertThat(refused(reverse, reversal(id), given.byBrokerFor(BEN))).containsExactly("not-a-party");
        on.done(reverse, reversal(id), given.byBrokerFor(CAFE));
    }

    @Test
    void floors_bind_the_undoing_of_an_exchange_where_the_rules_say_so() {
        given.rules(given.rules().with(new CreditRules(0, false, OptionalInt.empty(), OptionalInt.of(30))));
        ExchangeId id = settled(60);
        on.stands(ANN, -601);

        assertThat(refused(reverse, reversal(id), given.by(BROKER))).containsExactly("over-debit-limit");
        on.stands(ANN, 1);
        on.done(reverse, reversal(id), given.by(BROKER));
    }

    @Test
    void a_closed_account_stands_in_the_way_of_undoing() {
        ExchangeId id = settled(60);
        on.closed(ANN);

        assertThat(refused(reverse, reversal(id), given.by(BROKER))).containsExactly("account-closed");
    }

    private ExchangeId proposed(long minutes) {
        return proposedFor(TODAY, minutes);
    }

    private ExchangeId proposedFor(LocalDate day, long minutes) {
        return on.done(propose, ProposeExchange.of("p", day, leg(ANN, BEN, minutes)), given.by(BEN))
                .exchange();
    }

    private ExchangeId agreed(long minutes) {
        ExchangeId id = proposed(minutes);
        on.done(accept, AcceptExchange.of("a", id), given.by(ANN));
        return id;
    }

    private ExchangeId agreedFor(LocalDate day) {
        ExchangeId id = proposedFor(day, 15);
        on.done(accept, AcceptExchange.of("a", id), given.by(ANN));
        return id;
    }

    private ExchangeId settled(long minutes) {
        ExchangeId id = agreed(minutes);
        on.done(confirm, ConfirmExchange.of("c", id, TODAY, minutes), given.by(BEN));
        return id;
    }

    /** Its hold was placed so long ago that it is over. */
    private void expire(ExchangeId id) {
        Hold placed = hold(id);
        given.known(
                new Key.HoldKey(placed.id()),
                new Hold(
                        placed.id(),
                        placed.minutes(),
                        HoldState.OPEN,
                        placed.exchange(),
                        Optional.of(TODAY.minusDays(1))));
        on.done(
                new ExpireHoldsDecision(),
                new ExpireHolds(IdempotencyKey.of("e"), List.of(placed.id())),
                given.by(BROKER));
    }

    private Exchange exchange(ExchangeId id) {
        return given.facts().find(new Key.ExchangeKey(id)).orElseThrow();
    }

    private Hold hold(ExchangeId id) {
        return given.facts()
                .find(new Key.HoldKey(exchange(id).hold().orElseThrow()))
                .orElseThrow();
    }

    /** A refusal after risk was assessed keeps the assessment, and moves nothing. */
    private <C extends Command<ExchangeReceipt>> List<String> refused(
            Decision<C, ExchangeReceipt> decision, C command, Circumstances now) {
        Decided<ExchangeReceipt> decided = decision.decide(given.facts(), command, now);
        assertThat(decided.outcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(decided.changes().postings()).isEmpty();
        assertThat(decided.changes().changes()).isEmpty();
        return decided.outcome().refusals().stream().map(Refusal::code).toList();
    }

    private static PlannedLeg leg(ExternalReference provider, ExternalReference recipient, long minutes) {
        return new PlannedLeg(provider, recipient, "gardening", minutes);
    }

    private static ReverseExchange reversal(ExchangeId id) {
        return ReverseExchange.of("r", id, "was another day");
    }
}

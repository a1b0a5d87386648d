package org.timebank.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.timebank.internal.Given.ANN;
import static org.timebank.internal.Given.BEN;
import static org.timebank.internal.Given.BROKER;
import static org.timebank.internal.Given.CAFE;
import static org.timebank.internal.Given.JOINED;
import static org.timebank.internal.Given.NOBODY;
import static org.timebank.internal.Given.TODAY;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Outcome;
import org.timebank.command.Refusal;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.Entry;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.Limits;
import org.timebank.event.EventType;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeKind;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.Leg;
import org.timebank.exchange.RecordExchange;
import org.timebank.exchange.RecordedLeg;
import org.timebank.internal.Given;
import org.timebank.internal.pipeline.Decided;
import org.timebank.internal.risk.RiskAssessor;
import org.timebank.member.MemberRef;
import org.timebank.risk.ApprovalCheck;
import org.timebank.risk.MembershipCheck;
import org.timebank.risk.RiskDecision;
import org.timebank.rules.CommunityRules;
import org.timebank.rules.CreditRules;
import org.timebank.rules.Rounding;
import org.timebank.spi.Key;

class RecordDecisionTest {

    private final Given given = new Given();
    private final RecordDecision decision =
            new RecordDecision(new RiskAssessor(List.of(new MembershipCheck(), new ApprovalCheck())));
    private int lines;

    @Test
    void provider_is_credited_and_recipient_is_debited_the_rounded_time() {
        Decided<ExchangeReceipt> decided = record(leg(ANN, BEN, "gardening", 62));

        LedgerTransaction posted = decided.changes().transactions().get(0);
        assertThat(posted.entries())
                .containsExactly(
                        new Entry(AccountId.of(given.id(ANN)), 75), new Entry(AccountId.of(given.id(BEN)), -75));
        assertThat(posted.header().rulesVersion()).isEqualTo(1);
        assertThat(posted.header().recordedBy()).isEqualTo(BROKER.id());
        assertThat(decided.outcome().orElseThrow().creditedMinutes()).containsExactly(75L);
    }

    @Test
    void the_raw_time_stays_on_record_beside_the_rounded_one() {
        Leg leg = exchange(record(leg(ANN, BEN, "gardening", 62))).legs().get(0);

        assertThat(leg.statedMinutes()).isEqualTo(62);
        assertThat(leg.creditedMinutes()).isEqualTo(OptionalLong.of(75));
    }

    @Test
    void it_happened_on_one_day_and_was_recorded_at_another_time() {
        Decided<ExchangeReceipt> decided = record(leg(LocalDate.of(2026, 5, 4), ANN, BEN, "gardening", 60));

        LedgerTransaction posted = decided.changes().transactions().get(0);
        assertThat(posted.header().occurredOn()).isEqualTo(LocalDate.of(2026, 5, 4));
        assertThat(posted.header().recordedAt()).isEqualTo("2026-09-30T11:00:00Z");
    }

    @Test
    void a_session_is_one_transaction_and_its_kind_follows_leg_by_leg() {
        Decided<ExchangeReceipt> decided = record(
                leg(CAFE, ANN, "gardening", 60), leg(CAFE, BEN, "gardening", 60), leg(ANN, BEN, "gardening", 15));

        assertThat(decided.changes().transactions()).hasSize(1);
        assertThat(exchange(decided).legs())
                .extracting(Leg::kind)
                .containsExactly(
                        ExchangeKind.AGENCY_TO_PERSON, ExchangeKind.AGENCY_TO_PERSON, ExchangeKind.PERSON_TO_PERSON);
        given.then(decided.changes());
        assertThat(given.balance(CAFE)).isEqualTo(120);
        assertThat(given.balance(ANN)).isEqualTo(-45);
        assertThat(given.balance(BEN)).isEqualTo(-75);
    }

    @Test
    void a_recorded_exchange_is_settled_at_once_and_told() {
        Decided<ExchangeReceipt> decided = record(leg(ANN, BEN, "gardening", 60));

        assertThat(decided.outcome().orElseThrow().state()).isEqualTo(ExchangeState.SETTLED);
        assertThat(decided.changes().events()).extracting(e -> e.type()).containsExactly(EventType.EXCHANGE_RECORDED);
        assertThat(decided.changes().assessments()).hasSize(1);
    }

    @Test
    void what_lacked_a_needed_approval_is_recorded_and_marked() {
        Decided<ExchangeReceipt> decided = record(leg(ANN, BEN, "lift", 60), leg(ANN, BEN, "gardening", 60));

        assertThat(exchange(decided).legs())
                .extracting(Leg::withoutPriorApproval)
                .containsExactly(true, false);
        assertThat(decided.outcome().orElseThrow().risk()).isEqualTo(RiskDecision.ALLOW_WITH_CONDITIONS);
    }

    @Test
    void a_broker_on_behalf_of_a_member_records_what_that_member_took_part_in() {
        RecordExchange command = RecordExchange.of(leg(ANN, BEN, "gardening", 60));

        assertThat(codes(decision.decide(given.facts(), command, given.byBrokerFor(CAFE))))
                .containsExactly("not-a-party");
        assertThat(codes(decision.decide(given.facts(), command, given.byBrokerFor(ANN))))
                .isEmpty();
    }

    @Test
    void what_was_approved_beforehand_is_not_marked() {
        RecordExchange command = RecordExchange.of(leg(ANN, BEN, "lift", 60)).approvedBeforehandBy("broker-7");

        Decided<ExchangeReceipt> decided = decision.decide(given.facts(), command, given.by(BROKER));

        assertThat(exchange(decided).legs())
                .extracting(Leg::withoutPriorApproval)
                .containsExactly(false);
        assertThat(exchange(decided).approvedBy()).contains("broker-7");
    }

    @Test
    void debt_down_to_the_limit_is_legitimate_and_not_a_minute_more() {
        given.then(record(leg(ANN, BEN, "gardening", 600)).changes());

        assertThat(given.balance(BEN)).isEqualTo(-600);
        assertThat(codes(record(leg(ANN, BEN, "gardening", 1)))).containsExactly("over-debit-limit");
    }

    @Test
    void a_debit_limit_is_judged_on_what_the_whole_session_does() {
        given.then(record(leg(ANN, BEN, "gardening", 600)).changes());

        assertThat(codes(record(leg(ANN, BEN, "gardening", 60), leg(BEN, CAFE, "gardening", 60))))
                .isEmpty();
        assertThat(codes(record(leg(ANN, BEN, "gardening", 60), leg(BEN, CAFE, "gardening", 45))))
                .containsExactly("over-debit-limit");
    }

    @Test
    void organisations_have_no_limit_unless_the_rules_set_one() {
        for (int i = 0; i < 10; i++) {
            given.then(record(leg(ANN, CAFE, "gardening", 720)).changes());
        }

        assertThat(given.balance(CAFE)).isEqualTo(-7200);
    }

    @Test
    void the_store_is_told_the_limit_of_whoever_is_debited() {
        Decided<ExchangeReceipt> decided = record(leg(ANN, BEN, "gardening", 60));

        assertThat(decided.changes().postings().get(0).limits())
                .containsEntry(AccountId.of(given.id(BEN)), Limits.floor(-600));
    }

    @Test
    void every_reason_is_told_at_its_leg_in_the_order_in_which_legs_are_judged() {
        Decided<ExchangeReceipt> decided =
                record(leg(TODAY.plusDays(1), NOBODY, NOBODY, "gardning", 721), leg(ANN, BEN, "gardening", 60));

        assertThat(codes(decided))
                .containsExactly(
                        "implausible-time",
                        "future-date",
                        "unknown-category",
                        "unknown-member",
                        "unknown-member",
                        "same-member");
        assertThat(decided.outcome().refusals())
                .allMatch(refusal -> refusal.part().orElse(-1) == 0);
        assertThat(decided.changes().transactions()).isEmpty();
    }

    @Test
    void the_longest_plausible_time_is_judged_before_rounding() {
        assertThat(codes(record(leg(ANN, CAFE, "gardening", 720)))).isEmpty();
        assertThat(codes(record(leg(ANN, CAFE, "gardening", 721)))).containsExactly("implausible-time");
        assertThat(codes(record(leg(ANN, CAFE, "gardening", Long.MAX_VALUE)))).containsExactly("implausible-time");
    }

    @Test
    void today_is_not_the_future() {
        assertThat(codes(record(leg(TODAY, ANN, BEN, "gardening", 60)))).isEmpty();
    }

    @Test
    void today_is_a_day_of_the_communitys_time_zone() {
        given.rules(CommunityRules.common(ZoneId.of("Pacific/Kiritimati")));

        assertThat(codes(record(leg(TODAY.plusDays(1), ANN, BEN, "gardening", 60))))
                .isEmpty();
    }

    @Test
    void one_member_by_two_names_is_still_one_member() {
        RecordedLeg leg = leg(TODAY, ANN, given.id(ANN), "gardening", 60);

        assertThat(codes(record(leg))).containsExactly("same-member");
    }

    @Test
    void somebody_who_was_not_a_member_then_needs_a_membership_for_that_day() {
        given.left(BEN, LocalDate.of(2026, 6, 30));

        assertThat(codes(record(leg(LocalDate.of(2026, 6, 30), ANN, BEN, "gardening", 60))))
                .isEmpty();
        Decided<ExchangeReceipt> after = record(leg(LocalDate.of(2026, 7, 1), ANN, BEN, "gardening", 60));
        assertThat(codes(after)).containsExactly("not-a-member-then");
        assertThat(codes(record(leg(JOINED.minusDays(1), ANN, BEN, "gardening", 60))))
                .containsExactly("not-a-member-then", "not-a-member-then");
    }

    @Test
    void a_refused_exchange_still_leaves_its_assessment_and_is_told() {
        given.left(BEN, LocalDate.of(2026, 6, 30));

        Decided<ExchangeReceipt> decided = record(leg(TODAY, ANN, BEN, "gardening", 60));

        assertThat(decided.changes().assessments()).singleElement().satisfies(assessment -> {
            assertThat(assessment.decision()).isEqualTo(RiskDecision.EVIDENCE_NEEDED);
            assertThat(assessment.exchange()).isEmpty();
            assertThat(assessment.checks()).containsExactly("membership", "approval");
            assertThat(((Outcome.Refused<?>) decided.outcome()).assessment()).contains(assessment.id());
        });
        assertThat(decided.changes().events()).extracting(e -> e.type()).containsExactly(EventType.EXCHANGE_REFUSED);
    }

    @Test
    void findings_are_told_at_the_leg_that_was_stated_even_when_an_earlier_leg_is_unknown() {
        given.left(BEN, LocalDate.of(2026, 6, 30));

        Decided<ExchangeReceipt> decided =
                record(leg(ANN, NOBODY, "gardening", 60), leg(TODAY, ANN, BEN, "gardening", 60));

        assertThat(decided.outcome().refusals())
                .extracting(Refusal::code, refusal -> refusal.part().orElse(-1))
                .containsExactly(tuple("unknown-member", 0), tuple("not-a-member-then", 1));
    }

    @Test
    void time_that_rounds_to_nothing_moves_nothing() {
        CommunityRules nearest = new CommunityRules(
                Rounding.nearest(15),
                AccountLimits.NONE,
                AccountLimits.NONE,
                720,
                ZoneId.of("Europe/London"),
                CreditRules.common());
        given.rules(nearest);

        assertThat(codes(record(leg(ANN, BEN, "gardening", 7)))).containsExactly("rounds-to-nothing");
        assertThat(codes(record(leg(ANN, BEN, "gardening", 8)))).isEmpty();
    }

    @Test
    void a_receipt_is_read_as_it_was_written() {
        ExchangeReceipt receipt = record(leg(ANN, BEN, "lift", 60), leg(ANN, CAFE, "gardening", 20))
                .outcome()
                .orElseThrow();

        assertThat(decision.read(decision.write(receipt))).isEqualTo(receipt);
    }

    @Test
    void the_same_facts_and_the_same_command_give_the_same_decision() {
        RecordExchange command = RecordExchange.of(leg(ANN, BEN, "lift", 50));
        var now = given.by(BROKER);

        assertThat(decision.decide(given.facts(), command, now))
                .isEqualTo(decision.decide(given.facts(), command, now));
    }

    private Decided<ExchangeReceipt> record(RecordedLeg... legs) {
        return decision.decide(given.facts(), RecordExchange.of(legs), given.by(BROKER));
    }

    private RecordedLeg leg(MemberRef provider, MemberRef recipient, String category, long minutes) {
        return leg(LocalDate.of(2026, 9, 1), provider, recipient, category, minutes);
    }

    private RecordedLeg leg(LocalDate date, MemberRef provider, MemberRef recipient, String category, long minutes) {
        lines++;
        return new RecordedLeg(IdempotencyKey.of("line-" + lines), date, provider, recipient, category, minutes);
    }

    private static Exchange exchange(Decided<ExchangeReceipt> decided) {
        return decided.changes().changes().stream()
                .filter(change -> change.key() instanceof Key.ExchangeKey)
                .map(change -> (Exchange) change.value())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> codes(Decided<ExchangeReceipt> decided) {
        return decided.outcome().refusals().stream().map(Refusal::code).toList();
    }
}

package org.timebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.timebank.access.Actor;
import org.timebank.command.AccessDeniedException;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.InvalidCommandException;
import org.timebank.command.InvalidCommandException.Violation;
import org.timebank.command.Outcome;
import org.timebank.command.Refusal;
import org.timebank.command.RefusedException;
import org.timebank.command.Role;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountLimits;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.exchange.AcceptExchange;
import org.timebank.exchange.ConfirmExchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.PlannedLeg;
import org.timebank.exchange.ProposeExchange;
import org.timebank.exchange.RecordExchange;
import org.timebank.exchange.RecordedLeg;
import org.timebank.inmemory.InMemoryStore;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.MemberKind;
import org.timebank.offer.Category;
import org.timebank.offer.DefineCategory;
import org.timebank.offer.OfferKind;
import org.timebank.offer.PublishOffer;
import org.timebank.offer.WithdrawOffer;
import org.timebank.risk.Finding;
import org.timebank.risk.Proposal;
import org.timebank.risk.RiskCheck;
import org.timebank.risk.RiskDecision;
import org.timebank.rules.AdoptRules;
import org.timebank.rules.CommunityRules;
import org.timebank.rules.CreditRules;

/** The library as an application uses it, over the store in memory. */
class TimebankTest {

    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 1);
    private static final ExternalReference ANN = ExternalReference.of("crm", "ann");
    private static final ExternalReference BEN = ExternalReference.of("crm", "ben");

    private final Clock clock = Clock.fixed(Instant.parse("2026-09-30T11:00:00.123456789Z"), ZoneOffset.UTC);
    private final InMemoryStore store = new InMemoryStore();
    private final TimebankEngine engine =
            TimebankEngine.builder(store).clock(clock).build();
    private final Tenant tenant = engine.timebank(TimebankId.of("look-ahead"));
    private final Timebank broker = tenant.actingAs(Actor.broker("broker-1"));
    private final Timebank admin = tenant.actingAs(Actor.administrator("admin-1"));
    private final Timebank ann = tenant.actingAs(Actor.member("user-ann", ANN));
    private final Timebank ben = tenant.actingAs(Actor.member("user-ben", BEN));

    @BeforeEach
    void a_small_community() {
        admin.rules()
                .adopt(AdoptRules.of("rules", CommunityRules.common(ZoneId.of("Europe/London"))))
                .orElseThrow();
        admin.offers()
                .define(DefineCategory.of("c1", "gardening", "Gardening", false))
                .orElseThrow();
        admin.offers()
                .define(DefineCategory.of("c2", "lift", "Lift by car", true))
                .orElseThrow();
        for (ExternalReference person : List.of(ANN, BEN)) {
            broker.members()
                    .join(JoinTimebank.of(
                            "join-" + person.value(), MemberKind.PERSON, LocalDate.of(2026, 1, 1), person))
                    .orElseThrow();
        }
    }

    @Test
    void an_hour_given_is_an_hour_credited() {
        ExchangeId id = ben.exchanges()
                .propose(ProposeExchange.of("p", SEPTEMBER, new PlannedLeg(ANN, BEN, "gardening", 60)))
                .orElseThrow()
                .exchange();
        ann.exchanges().accept(AcceptExchange.of("a", id)).orElseThrow();
        ben.exchanges().confirm(ConfirmExchange.of("c", id, SEPTEMBER, 60L)).orElseThrow();

        assertThat(ann.credits().balance(ANN)).isEqualTo(OptionalLong.of(60));
        assertThat(ben.credits().balance(BEN)).isEqualTo(OptionalLong.of(-60));
        assertThat(ben.credits().statement(BEN, 0, 10)).singleElement().satisfies(line -> {
            assertThat(line.minutes()).isEqualTo(-60);
            assertThat(line.balance()).isEqualTo(-60);
            assertThat(line.header().occurredOn()).isEqualTo(SEPTEMBER);
            assertThat(line.header().recordedAt()).isEqualTo("2026-09-30T11:00:00.123456Z");
            assertThat(line.header().subject()).isEqualTo(id.value());
        });
        assertThat(ann.exchanges().history(id))
                .extracting(Event::type)
                .containsExactly(EventType.EXCHANGE_PROPOSED, EventType.EXCHANGE_AGREED, EventType.EXCHANGE_CONFIRMED);
    }

    @Test
    void the_same_command_twice_is_done_once_and_answered_twice() {
        Outcome<ExchangeReceipt> first = broker.exchanges().record(RecordExchange.of(line("1", 60)));
        Outcome<ExchangeReceipt> second = broker.exchanges().record(RecordExchange.of(line("1", 60)));

        assertThat(first.replayed()).isFalse();
        assertThat(second.replayed()).isTrue();
        assertThat(second.orElseThrow()).isEqualTo(first.orElseThrow());
        assertThat(balance(ANN)).isEqualTo(60);
    }

    @Test
    void a_refusal_is_answered_again_too_even_when_its_cause_has_gone() {
        Outcome<ExchangeReceipt> first = broker.exchanges().record(RecordExchange.of(line("1", 660)));
        broker.exchanges().record(RecordExchange.of(reverse("2", 600))).orElseThrow();
        Outcome<ExchangeReceipt> second = broker.exchanges().record(RecordExchange.of(line("1", 660)));

        assertThat(first.isDone()).isFalse();
        assertThat(second.replayed()).isTrue();
        assertThat(second.refusals()).isEqualTo(first.refusals());
    }

    @Test
    void another_content_under_the_same_key_is_refused_and_does_not_change_the_answer() {
        broker.exchanges().record(RecordExchange.of(line("1", 60))).orElseThrow();

        Outcome<ExchangeReceipt> other = broker.exchanges().record(RecordExchange.of(line("1", 75)));

        assertThat(codes(other)).containsExactly("idempotency-conflict");
        assertThat(broker.exchanges().record(RecordExchange.of(line("1", 60))).isDone())
                .isTrue();
        assertThat(balance(ANN)).isEqualTo(60);
    }

    @Test
    void a_key_is_one_key_for_all_kinds_of_commands() {
        broker.exchanges().record(RecordExchange.of(line("1", 60))).orElseThrow();

        assertThat(codes(broker.members()
                        .join(JoinTimebank.of("1", MemberKind.PERSON, SEPTEMBER, ExternalReference.of("crm", "carl")))))
                .containsExactly("idempotency-conflict");
    }

    @Test
    void what_a_session_has_in_common_with_one_that_was_done_can_be_left_out() {
        broker.exchanges()
                .record(RecordExchange.of(line("1", 60), line("2", 60)))
                .orElseThrow();

        Outcome<ExchangeReceipt> longer =
                broker.exchanges().record(RecordExchange.of(line("1", 60), line("2", 60), line("3", 60)));

        assertThat(codes(longer)).containsExactly("already-answered", "already-answered");
        assertThat(broker.exchanges().record(RecordExchange.of(line("3", 60))).replayed())
                .isFalse();
        assertThat(balance(ANN)).isEqualTo(180);
        assertThat(codes(broker.exchanges().record(RecordExchange.of(line("2", 60)))))
                .containsExactly("already-answered");
    }

    @Test
    void a_session_with_a_conflict_is_refused_for_good_and_each_line_hears_its_own_reason() {
        broker.exchanges().record(RecordExchange.of(line("1", 60))).orElseThrow();

        Outcome<ExchangeReceipt> session =
                broker.exchanges().record(RecordExchange.of(line("1", 75), line("2", 721), line("3", 60)));

        assertThat(session.refusals())
                .extracting(Refusal::code)
                .containsExactly("idempotency-conflict", "implausible-time");
        assertThat(session.refusals()).extracting(Refusal::part).containsExactly(OptionalInt.of(0), OptionalInt.of(1));
        assertThat(codes(broker.exchanges().record(RecordExchange.of(line("3", 60)))))
                .containsExactly("already-refused");
        assertThat(balance(ANN)).isEqualTo(60);
    }

    @Test
    void lines_that_were_answered_apart_are_not_answered_as_one_session() {
        broker.exchanges().record(RecordExchange.of(line("1", 60))).orElseThrow();
        assertThat(broker.exchanges().record(RecordExchange.of(line("2", 721))).isDone())
                .isFalse();

        Outcome<ExchangeReceipt> together = broker.exchanges().record(RecordExchange.of(line("1", 60), line("2", 721)));

        assertThat(codes(together)).containsExactly("already-answered", "already-refused");
    }

    @Test
    void contents_that_look_alike_are_told_apart() {
        broker.offers().publish(offer("p", "gardening", ExternalReference.of("a", "b:c")));
        broker.offers().publish(offer("q", "\uD800", ANN));

        assertThat(codes(broker.offers().publish(offer("p", "gardening", ExternalReference.of("a:b", "c")))))
                .containsExactly("idempotency-conflict");
        assertThat(codes(broker.offers().publish(offer("q", "?", ANN)))).containsExactly("idempotency-conflict");
        assertThat(broker.offers().publish(offer("q", "\uD800", ANN)).replayed())
                .isTrue();
    }

    @Test
    void an_approval_that_is_told_later_is_another_content() {
        RecordExchange lift =
                RecordExchange.of(new RecordedLeg(IdempotencyKey.of("1"), SEPTEMBER, ANN, BEN, "lift", 60));
        broker.exchanges().record(lift).orElseThrow();

        assertThat(codes(broker.exchanges().record(lift.approvedBeforehandBy("broker-7"))))
                .containsExactly("idempotency-conflict");
    }

    @Test
    void one_line_twice_in_a_session_counts_once() {
        Outcome<ExchangeReceipt> twice = broker.exchanges().record(RecordExchange.of(line("1", 60), line("1", 60)));

        assertThat(codes(twice)).containsExactly("already-answered");
        assertThat(twice.refusals().get(0).part()).isEqualTo(OptionalInt.of(1));
        assertThat(broker.exchanges().record(RecordExchange.of(line("1", 60))).replayed())
                .isFalse();
    }

    @Test
    void one_members_consent_is_not_anothers() {
        ExchangeId id = broker.exchanges()
                .propose(ProposeExchange.of("p", SEPTEMBER, new PlannedLeg(ANN, BEN, "gardening", 60)))
                .orElseThrow()
                .exchange();
        ann.exchanges().accept(AcceptExchange.of("accept", id)).orElseThrow();

        assertThat(codes(ben.exchanges().accept(AcceptExchange.of("accept", id))))
                .containsExactly("idempotency-conflict");
        assertThat(broker.onBehalfOf(ANN)
                        .exchanges()
                        .accept(AcceptExchange.of("accept", id))
                        .replayed())
                .isTrue();
    }

    @Test
    void a_command_does_not_change_after_it_was_made() {
        List<RecordedLeg> legs = new ArrayList<>(List.of(line("1", 60)));
        RecordExchange command = RecordExchange.of(legs);
        legs.clear();

        assertThat(broker.exchanges().record(command).isDone()).isTrue();
    }

    @Test
    void a_dry_run_answers_and_changes_nothing() {
        Outcome<ExchangeReceipt> tried = broker.dryRun().exchanges().record(RecordExchange.of(line("1", 60)));

        assertThat(tried.isDone()).isTrue();
        assertThat(balance(ANN)).isZero();
        assertThat(broker.exchanges().record(RecordExchange.of(line("1", 60))).replayed())
                .isFalse();
    }

    @Test
    void everything_that_is_wrong_with_a_command_is_told_at_once() {
        RecordExchange command = new RecordExchange(
                Optional.of("session\u0000"),
                Optional.empty(),
                List.of(new RecordedLeg(IdempotencyKey.of("1"), SEPTEMBER, ANN, BEN, "gardening", 0)));

        assertThatThrownBy(() -> broker.exchanges().record(command))
                .isInstanceOfSatisfying(
                        InvalidCommandException.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting(Violation::path)
                                .containsExactly("legs[0].minutes", "reference"));
    }

    @Test
    void missing_values_are_violations_and_not_crashes() {
        assertThatThrownBy(() -> broker.exchanges().record(new RecordExchange(null, null, null)))
                .isInstanceOfSatisfying(
                        InvalidCommandException.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting(Violation::path)
                                .containsExactly("approvedBeforehandBy", "legs", "reference"));
        assertThatThrownBy(() -> broker.members().join(new JoinTimebank(null, null, null, null)))
                .isInstanceOf(InvalidCommandException.class)
                .hasMessageContaining("must not be null");
    }

    @Test
    void a_reference_that_no_store_can_keep_is_a_violation_at_joining() {
        JoinTimebank command = new JoinTimebank(
                IdempotencyKey.of("j"),
                MemberKind.PERSON,
                SEPTEMBER,
                Set.of(ExternalReference.of("crm", "x".repeat(101))));

        assertThatThrownBy(() -> broker.members().join(command))
                .isInstanceOf(InvalidCommandException.class)
                .hasMessageContaining("1 to 100 characters");
    }

    @Test
    void a_day_at_the_ends_of_time_is_a_violation() {
        for (LocalDate day :
                List.of(LocalDate.MIN, LocalDate.of(0, 12, 31), LocalDate.of(10_000, 1, 1), LocalDate.MAX)) {
            RecordedLeg leg = new RecordedLeg(IdempotencyKey.of("1"), day, ANN, BEN, "gardening", 60);

            assertThatThrownBy(() -> broker.exchanges().record(RecordExchange.of(leg)))
                    .isInstanceOf(InvalidCommandException.class)
                    .hasMessage("legs[0].date must be a day of the years 1 to 9999");
        }
    }

    @Test
    void a_role_that_may_not_is_refused_and_told_who_may() {
        Outcome<ExchangeReceipt> refused = ann.exchanges().record(RecordExchange.of(line("1", 60)));

        assertThat(codes(refused)).containsExactly("not-permitted");
        assertThat(refused.refusals().get(0).remedy()).contains("broker");
        assertThat(broker.exchanges().record(RecordExchange.of(line("1", 60))).replayed())
                .isFalse();
    }

    @Test
    void a_member_does_not_act_on_behalf_of_another() {
        assertThat(codes(ann.onBehalfOf(BEN).offers().publish(offer("o")))).containsExactly("not-permitted");
    }

    @Test
    void somebody_unknown_cannot_act() {
        Timebank stranger = tenant.actingAs(Actor.member("user-x", ExternalReference.of("crm", "x")));

        assertThat(codes(stranger.offers().publish(offer("o")))).containsExactly("unknown-member");
    }

    @Test
    void members_see_what_is_theirs_and_brokers_see_everything() {
        assertThatThrownBy(() -> ann.credits().balance(BEN)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> ann.credits().statement(BEN, 0, 10)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> ann.members().find(BEN)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> ann.reports().activity()).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> ann.risk().assessments(new UUID(0, 1))).isInstanceOf(AccessDeniedException.class);
        assertThat(ann.members().find(ANN)).isPresent();
        assertThat(broker.credits().balance(BEN)).isEqualTo(OptionalLong.of(0));
        assertThat(broker.credits().balance(ExternalReference.of("crm", "x"))).isEmpty();
        assertThatThrownBy(() -> ann.credits().balance(ExternalReference.of("crm", "x")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void an_exchange_is_seen_by_its_parties() {
        broker.members()
                .join(JoinTimebank.of("j3", MemberKind.PERSON, SEPTEMBER, ExternalReference.of("crm", "carl")))
                .orElseThrow();
        Timebank carl = tenant.actingAs(Actor.member("user-carl", ExternalReference.of("crm", "carl")));
        ExchangeId id = broker.exchanges()
                .record(RecordExchange.of(line("1", 60)))
                .orElseThrow()
                .exchange();

        assertThat(ann.exchanges().find(id)).isPresent();
        assertThatThrownBy(() -> carl.exchanges().find(id)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> carl.exchanges().history(id)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void researchers_see_totals_and_nobodys_account() {
        Timebank researcher = tenant.actingAs(new Actor("researcher-1", Set.of(Role.RESEARCHER), Optional.empty()));

        assertThat(researcher.reports().activity().sumOfBalances()).isZero();
        assertThatThrownBy(() -> researcher.reports().balances(Optional.empty(), 10))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> researcher.credits().balance(ANN)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void a_timebank_without_rules_answers_nothing_but_their_adoption() {
        Timebank other = engine.timebank(TimebankId.of("other")).actingAs(Actor.broker("b"));

        assertThat(codes(other.members().join(JoinTimebank.of("j", MemberKind.PERSON, SEPTEMBER, ANN))))
                .containsExactly("unknown-timebank");
        assertThat(other.rules().current()).isEmpty();
        assertThat(other.members().list(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void timebanks_do_not_see_each_other() {
        Tenant other = engine.timebank(TimebankId.of("other"));
        other.actingAs(Actor.administrator("a"))
                .rules()
                .adopt(AdoptRules.of("rules", CommunityRules.common(ZoneId.of("Europe/Lisbon"))))
                .orElseThrow();

        assertThat(other.actingAs(Actor.broker("b")).members().find(ANN)).isEmpty();
        assertThat(codes(other.actingAs(Actor.broker("b")).exchanges().record(RecordExchange.of(line("1", 60)))))
                .containsExactly("unknown-category", "unknown-member", "unknown-member");
    }

    @Test
    void rules_are_adopted_version_by_version() {
        CommunityRules stricter = new CommunityRules(
                CommunityRules.common(ZoneId.of("UTC")).rounding(),
                AccountLimits.debitLimit(0),
                AccountLimits.NONE,
                720,
                ZoneId.of("UTC"),
                CreditRules.common());
        assertThat(admin.rules().adopt(AdoptRules.of("rules-2", stricter)).orElseThrow())
                .isEqualTo(2);

        assertThat(admin.rules().current().orElseThrow().rules()).isEqualTo(stricter);
        assertThat(codes(broker.exchanges().record(RecordExchange.of(line("1", 60)))))
                .containsExactly("over-debit-limit");
    }

    @Test
    void an_applications_own_check_is_asked_as_well() {
        RiskCheck never = new RiskCheck() {
            @Override
            public String name() {
                return "never";
            }

            @Override
            public List<Finding> check(Proposal proposal) {
                return List.of(
                        new Finding("never", 0, RiskDecision.UNLAWFUL, "Not like this.", "A rule of ours.", "Ask us."));
            }
        };
        Timebank careful = TimebankEngine.builder(store)
                .clock(clock)
                .riskCheck(never)
                .build()
                .timebank(TimebankId.of("look-ahead"))
                .actingAs(Actor.broker("broker-1"));

        Outcome<ExchangeReceipt> refused = careful.exchanges().record(RecordExchange.of(line("1", 60)));

        assertThat(codes(refused)).containsExactly("never");
        UUID assessment = ((Outcome.Refused<?>) refused).assessment().orElseThrow();
        assertThat(careful.risk().assessment(assessment).orElseThrow().checks())
                .containsExactly("membership", "approval", "never");
    }

    @Test
    void offers_stand_until_they_are_taken_back() {
        var offer = ann.offers().publish(offer("o1")).orElseThrow();
        assertThat(ben.offers().open(OfferKind.OFFER, "gardening", Optional.empty(), 10))
                .extracting(o -> o.id())
                .containsExactly(offer);

        ann.offers().withdraw(WithdrawOffer.of("o2", offer)).orElseThrow();

        assertThat(ben.offers().open(OfferKind.OFFER, "gardening", Optional.empty(), 10))
                .isEmpty();
        assertThat(ben.offers().find(offer).orElseThrow().withdrawn()).isTrue();
        assertThat(ben.offers().open(OfferKind.OFFER, "no\u0000ne", Optional.empty(), 10))
                .isEmpty();
        assertThat(ben.offers().categories()).extracting(Category::code).containsExactly("gardening", "lift");
    }

    @Test
    void a_page_has_a_size() {
        assertThatThrownBy(() -> broker.members().list(Optional.empty(), 0)).hasMessageContaining("1 to 1000");
        assertThatThrownBy(() -> broker.credits().statement(ANN, 0, 1001)).hasMessageContaining("1 to 1000");
        assertThatThrownBy(() -> broker.credits().statement(ANN, -1, 10)).hasMessageContaining("numbered from 1");
    }

    @Test
    void whoever_prefers_exceptions_gets_the_reasons_in_one() {
        assertThatThrownBy(() -> broker.exchanges()
                        .record(RecordExchange.of(line("1", 660)))
                        .orElseThrow())
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusals())
                                .extracting(Refusal::code)
                                .containsExactly("over-debit-limit"))
                .hasMessageContaining("600 minutes");
    }

    private static PublishOffer offer(String key) {
        return offer(key, "gardening", ANN);
    }

    private static PublishOffer offer(String key, String category, ExternalReference member) {
        return PublishOffer.of(key, member, OfferKind.OFFER, category, "Two green hands");
    }

    private static RecordedLeg line(String key, long minutes) {
        return new RecordedLeg(IdempotencyKey.of(key), SEPTEMBER, ANN, BEN, "gardening", minutes);
    }

    private static RecordedLeg reverse(String key, long minutes) {
        return new RecordedLeg(IdempotencyKey.of(key), SEPTEMBER, BEN, ANN, "gardening", minutes);
    }

    private long balance(ExternalReference member) {
        return broker.credits().balance(member).orElseThrow();
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }
}

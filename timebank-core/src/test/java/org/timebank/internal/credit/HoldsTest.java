package org.timebank.internal.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.timebank.internal.Given.ANN;
import static org.timebank.internal.Given.BEN;
import static org.timebank.internal.Given.BROKER;
import static org.timebank.internal.Given.CAFE;
import static org.timebank.internal.Given.JOINED;
import static org.timebank.internal.Given.NOBODY;
import static org.timebank.internal.Given.TODAY;

import java.nio.charset.StandardCharsets;
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
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Refusal;
import org.timebank.command.Role;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountRef;
import org.timebank.credit.CaptureHold;
import org.timebank.credit.Entry;
import org.timebank.credit.ExpireHolds;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldId;
import org.timebank.credit.HoldState;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.Limits;
import org.timebank.credit.PlaceHold;
import org.timebank.credit.ReleaseHold;
import org.timebank.credit.TransactionReason;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.internal.Given;
import org.timebank.internal.pipeline.Decided;
import org.timebank.member.MemberRef;
import org.timebank.spi.Key;

/** Credits that are set aside, and what becomes of them, decided on facts alone. */
class HoldsTest {

    private static final HoldId NONE = new HoldId(new UUID(9, 9));

    private final OnFacts on = new OnFacts();
    private final Given given = on.given();
    private final PlaceHoldDecision place = new PlaceHoldDecision();
    private final CaptureHoldDecision capture = new CaptureHoldDecision();
    private final ReleaseHoldDecision release = new ReleaseHoldDecision();
    private final ExpireHoldsDecision expire = new ExpireHoldsDecision();

    @Test
    void what_is_set_aside_stays_in_the_balance_and_is_not_free() {
        Decided<HoldId> decided = on.decided(place, until(TODAY), given.by(ANN));

        HoldId id = decided.outcome().orElseThrow();
        assertThat(hold(id))
                .isEqualTo(new Hold(
                        id,
                        new TreeMap<>(Map.of(on.id(ANN), 60L)),
                        HoldState.OPEN,
                        Optional.empty(),
                        Optional.of(TODAY)));
        assertThat(on.account(ANN).balance()).isZero();
        assertThat(on.account(ANN).held()).isEqualTo(60);
        assertThat(on.account(ANN).free()).isEqualTo(-60);
        assertThat(on.account(ANN).entries()).isZero();
        assertThat(decided.changes().events())
                .extracting(Event::type, Event::subject, Event::number)
                .containsExactly(tuple(EventType.HOLD_PLACED, id.value(), 1));
    }

    @Test
    void holds_stop_exactly_at_the_floor_all_together() {
        on.done(place, PlaceHold.of("1", ANN, 400), given.by(ANN));

        assertThat(on.refused(place, PlaceHold.of("2", ANN, 201), given.by(ANN)))
                .containsExactly("over-debit-limit");
        on.done(place, PlaceHold.of("3", ANN, 200), given.by(ANN));
        assertThat(on.refused(place, PlaceHold.of("4", ANN, 1), given.by(ANN))).containsExactly("over-debit-limit");
        assertThat(on.refused(new GiveDecision(), GiveCredits.of("5", ANN, BEN, 1), given.by(ANN)))
                .containsExactly("over-debit-limit");
    }

    @Test
    void a_ceiling_does_not_matter_to_what_is_set_aside() {
        on.limited(ANN, new Limits(OptionalLong.empty(), OptionalLong.of(-10)));

        on.done(place, PlaceHold.of("1", ANN, 10), given.by(ANN));
    }

    @Test
    void the_member_sets_aside_or_who_acts_for_the_member() {
        Actor brokerBen = Actor.member("ben", BEN).alsoAs(Role.BROKER);
        on.done(place, PlaceHold.of("1", ANN, 1), given.by(BROKER));
        on.done(place, PlaceHold.of("1", ANN, 1), given.byBrokerFor(ANN));

        assertThat(on.refused(place, PlaceHold.of("1", ANN, 1), given.by(BEN))).containsExactly("not-a-party");
        assertThat(on.refused(place, PlaceHold.of("1", ANN, 1), given.by(brokerBen)))
                .containsExactly("not-a-party");
        assertThat(on.refused(place, PlaceHold.of("1", NOBODY, 1), given.by(BROKER)))
                .containsExactly("unknown-member");
    }

    @Test
    void the_member_belongs_today_and_the_last_day_is_not_over() {
        assertThat(on.refused(place, until(TODAY.minusDays(1)), given.by(ANN))).containsExactly("past-date");
        given.left(CAFE, TODAY.minusDays(1));
        assertThat(on.refused(place, PlaceHold.of("1", CAFE, 1), given.by(BROKER)))
                .containsExactly("not-a-member-then");
        on.closed(BEN);
        assertThat(on.refused(place, PlaceHold.of("1", BEN, 1), given.by(BEN))).containsExactly("account-closed");
    }

    @Test
    void all_of_a_hold_is_paid() {
        HoldId id = held(60);

        Decided<LedgerTransactionId> decided = on.decided(capture, paying(id, BEN, 60), given.by(ANN));

        LedgerTransactionId transaction = decided.outcome().orElseThrow();
        LedgerTransaction posted = on.posted(transaction);
        assertThat(posted.entries()).containsExactly(new Entry(on.id(ANN), -60), new Entry(on.id(BEN), 60));
        assertThat(posted.header().reason()).isEqualTo(TransactionReason.HOLD_CAPTURE);
        assertThat(posted.header().subject()).isEqualTo(id.value());
        assertThat(posted.header().occurredOn()).isEqualTo(TODAY);
        assertThat(on.account(ANN).held()).isZero();
        assertThat(hold(id).state()).isEqualTo(HoldState.CAPTURED);
        assertThat(decided.changes().events())
                .extracting(Event::type, Event::subject, Event::number, Event::detail)
                .containsExactlyInAnyOrder(
                        tuple(EventType.CREDITS_MOVED, transaction.value(), 1, "hold-capture"),
                        tuple(EventType.HOLD_CAPTURED, id.value(), 2, ""));
        assertThat(decided.changes().events()).extracting(Event::id).doesNotHaveDuplicates();
    }

    @Test
    void less_is_paid_and_the_rest_is_free_again() {
        on.done(capture, paying(held(60), BEN, 10), given.by(BROKER));

        assertThat(on.account(ANN).balance()).isEqualTo(-10);
        assertThat(on.account(ANN).held()).isZero();
    }

    @Test
    void more_is_paid_within_what_is_available() {
        HoldId id = held(500);

        assertThat(on.refused(capture, paying(id, BEN, 601), given.by(ANN))).containsExactly("over-debit-limit");
        on.done(capture, paying(id, BEN, 600), given.by(ANN));
        assertThat(on.account(ANN).free()).isEqualTo(-600);
    }

    @Test
    void what_another_hold_sets_aside_is_not_available() {
        HoldId first = held(300);
        held(300);

        assertThat(on.refused(capture, paying(first, BEN, 301), given.by(ANN))).containsExactly("over-debit-limit");
        on.done(capture, paying(first, BEN, 300), given.by(ANN));
        assertThat(on.account(ANN).held()).isEqualTo(300);
    }

    @Test
    void a_hold_is_paid_to_the_community_too() {
        on.done(capture, CaptureHold.of("c", held(60), AccountRef.of(AccountKind.POT), 60), given.by(ANN));

        assertThat(given.balance(AccountKind.POT)).isEqualTo(60);
    }

    @Test
    void whose_credits_are_held_pays_or_who_acts_for_them() {
        on.done(capture, paying(held(1), BEN, 1), given.by(BROKER));
        on.done(capture, paying(held(1), BEN, 1), given.byBrokerFor(ANN));
        HoldId id = held(1);

        assertThat(on.refused(capture, paying(id, BEN, 1), given.by(BEN))).containsExactly("not-a-party");
        assertThat(on.refused(capture, paying(id, BEN, 1), given.byBrokerFor(BEN)))
                .containsExactly("not-a-party");
    }

    @Test
    void a_member_pays_all_or_more_of_what_they_have_promised_and_to_somebody() {
        assertThat(on.refusals(capture, paying(held(60), BEN, 59), given.by(ANN)))
                .extracting(Refusal::code, Refusal::remedy)
                .containsExactly(tuple(
                        "not-a-party",
                        "Let this be done by a broker, or pay all that is held to a member or the pot."));
        for (AccountKind kind : AccountKind.values()) {
            if (kind != AccountKind.MEMBER && kind != AccountKind.POT) {
                CaptureHold away = CaptureHold.of("c", held(1), AccountRef.of(kind), 1);
                assertThat(on.refused(capture, away, given.by(ANN))).containsExactly("not-a-party");
                on.done(capture, away, given.by(BROKER));
            }
        }
        on.done(capture, paying(held(60), BEN, 60), given.by(ANN));
        on.done(capture, paying(held(60), BEN, 61), given.by(ANN));
        on.done(capture, CaptureHold.of("c", held(60), AccountRef.of(AccountKind.POT), 60), given.by(ANN));
    }

    @Test
    void who_is_a_broker_too_is_a_member_before_their_own_hold() {
        Actor brokerAnn = Actor.member("ann", ANN).alsoAs(Role.BROKER);
        HoldId id = held(60);

        assertThat(on.refused(capture, paying(id, BEN, 59), given.by(brokerAnn)))
                .containsExactly("not-a-party");
        assertThat(on.refused(capture, paying(id, BEN, 59), given.by(brokerAnn, ANN)))
                .containsExactly("not-a-party");
        assertThat(on.refused(capture, paying(id, BEN, 59), given.by(Actor.member("ben", BEN), ANN)))
                .containsExactly("not-a-party");
        on.done(capture, paying(id, BEN, 59), given.by(Actor.member("ben", BEN).alsoAs(Role.BROKER), ANN));
        on.done(capture, paying(held(60), BEN, 60), given.by(brokerAnn));
    }

    @Test
    void the_payee_is_known_and_another_and_belongs_on_a_day_that_has_come() {
        HoldId id = held(60);
        given.left(CAFE, TODAY.minusDays(5));

        assertThat(on.refused(capture, paying(id, NOBODY, 1), given.by(BROKER))).containsExactly("unknown-member");
        assertThat(on.refused(capture, paying(id, ANN, 1), given.by(BROKER))).containsExactly("same-account");
        assertThat(on.refused(capture, payingOn(TODAY.plusDays(1), id, BEN), given.by(BROKER)))
                .containsExactly("future-date");
        assertThat(on.refused(capture, payingOn(JOINED.minusDays(1), id, BEN), given.by(BROKER)))
                .containsExactly("before-account-opened");
        assertThat(on.refusals(capture, payingOn(TODAY.minusDays(4), id, CAFE), given.by(BROKER)))
                .extracting(Refusal::sentence)
                .containsExactly("crm:cafe was not a member on 2026-09-26.");
        LedgerTransactionId done = on.done(capture, payingOn(TODAY.minusDays(5), id, CAFE), given.by(BROKER));
        assertThat(on.posted(done).header().occurredOn()).isEqualTo(TODAY.minusDays(5));
    }

    @Test
    void nothing_is_paid_before_there_was_an_account_to_pay_from() {
        HoldId id = held(60);
        AccountRef pot = AccountRef.of(AccountKind.POT);

        assertThat(on.refused(
                        capture,
                        new CaptureHold(IdempotencyKey.of("c"), id, pot, 1, Optional.of(JOINED.minusDays(1))),
                        given.by(BROKER)))
                .containsExactly("before-account-opened");
        on.done(capture, new CaptureHold(IdempotencyKey.of("c"), id, pot, 1, Optional.of(JOINED)), given.by(BROKER));
    }

    @Test
    void limits_and_closures_of_the_payee_hold() {
        HoldId id = held(60);
        on.limited(BEN, new Limits(OptionalLong.empty(), OptionalLong.of(59)));
        assertThat(on.refused(capture, paying(id, BEN, 60), given.by(ANN))).containsExactly("over-credit-limit");
        on.closed(BEN);
        assertThat(on.refused(capture, paying(id, BEN, 60), given.by(ANN))).containsExactly("account-closed");
    }

    @Test
    void a_hold_ends_once() {
        HoldId captured = held(1);
        on.done(capture, paying(captured, BEN, 1), given.by(ANN));
        HoldId released = held(1);
        on.done(release, ReleaseHold.of("r", released), given.by(BROKER));
        HoldId expired = put(TODAY.minusDays(1), 1);
        on.done(expire, expiring(expired), given.by(BROKER));

        for (Map.Entry<HoldId, String> over : Map.of(
                        captured, "The hold was captured before.",
                        released, "The hold was released before.",
                        expired, "The hold was expired before.")
                .entrySet()) {
            assertThat(on.refusals(capture, paying(over.getKey(), BEN, 1), given.by(ANN)))
                    .extracting(Refusal::code, Refusal::sentence)
                    .containsExactly(tuple("hold-ended", over.getValue()));
            assertThat(on.refused(release, ReleaseHold.of("r", over.getKey()), given.by(BROKER)))
                    .containsExactly("hold-ended");
        }
        assertThat(on.account(ANN).held()).isZero();
    }

    @Test
    void a_hold_that_does_not_exist_is_unknown() {
        assertThat(on.refused(capture, paying(NONE, BEN, 1), given.by(ANN))).containsExactly("unknown-hold");
        assertThat(on.refused(release, ReleaseHold.of("r", NONE), given.by(BROKER)))
                .containsExactly("unknown-hold");
    }

    @Test
    void what_is_held_for_an_exchange_ends_with_the_exchange() {
        UUID exchange = new UUID(7, 7);
        for (HoldState state : HoldState.values()) {
            HoldId id = new HoldId(UUID.nameUUIDFromBytes(state.code().getBytes(StandardCharsets.UTF_8)));
            given.known(
                    new Key.HoldKey(id),
                    new Hold(
                            id, new TreeMap<>(Map.of(on.id(ANN), 1L)), state, Optional.of(exchange), Optional.empty()));

            assertThat(on.refusals(capture, paying(id, BEN, 1), given.by(ANN)))
                    .extracting(Refusal::sentence)
                    .containsExactly("This belongs to the exchange " + exchange + ".");
            assertThat(on.refused(release, ReleaseHold.of("r", id), given.by(BROKER)))
                    .containsExactly("of-an-exchange");
        }
    }

    @Test
    void a_released_hold_frees_what_it_set_aside() {
        HoldId id = held(60);

        Decided<HoldId> decided = on.decided(release, ReleaseHold.of("r", id), given.by(BROKER));

        assertThat(decided.outcome().orElseThrow()).isEqualTo(id);
        assertThat(decided.changes().transactions()).isEmpty();
        assertThat(on.account(ANN).held()).isZero();
        assertThat(hold(id).state()).isEqualTo(HoldState.RELEASED);
        assertThat(decided.changes().events())
                .extracting(Event::type, Event::subject, Event::number)
                .containsExactly(tuple(EventType.HOLD_RELEASED, id.value(), 2));
    }

    @Test
    void a_released_hold_frees_even_below_a_floor_that_was_raised_since() {
        HoldId id = held(60);
        on.limited(ANN, Limits.floor(0));

        on.done(release, ReleaseHold.of("r", id), given.by(BROKER));
    }

    @Test
    void holds_expire_whose_last_day_is_over_and_ended_ones_are_passed_over() {
        HoldId first = put(TODAY.minusDays(1), 60);
        HoldId second = put(TODAY.minusDays(100), 30);
        HoldId ended = held(1);
        on.done(release, ReleaseHold.of("r", ended), given.by(BROKER));

        Decided<Integer> decided = on.decided(expire, expiring(first, ended, second, first), given.by(BROKER));

        assertThat(decided.outcome().orElseThrow()).isEqualTo(2);
        assertThat(on.account(ANN).held()).isZero();
        assertThat(hold(first).state()).isEqualTo(HoldState.EXPIRED);
        assertThat(hold(second).state()).isEqualTo(HoldState.EXPIRED);
        assertThat(hold(ended).state()).isEqualTo(HoldState.RELEASED);
        assertThat(decided.changes().transactions()).isEmpty();
        assertThat(decided.changes().events())
                .extracting(Event::type, Event::subject, Event::number)
                .containsExactly(
                        tuple(EventType.HOLD_EXPIRED, first.value(), 2),
                        tuple(EventType.HOLD_EXPIRED, second.value(), 2));
        assertThat(decided.changes().events()).extracting(Event::id).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void nothing_expires_twice() {
        HoldId id = put(TODAY.minusDays(1), 60);
        on.done(expire, expiring(id), given.by(BROKER));

        Decided<Integer> again = on.decided(expire, expiring(id), given.by(BROKER));

        assertThat(again.outcome().orElseThrow()).isZero();
        assertThat(again.changes().isEmpty()).isTrue();
    }

    @Test
    void one_hold_that_cannot_expire_keeps_the_others_and_is_told_by_its_place() {
        HoldId due = put(TODAY.minusDays(1), 60);
        HoldId lastsToday = on.done(place, until(TODAY), given.by(ANN));
        HoldId endless = held(1);

        assertThat(on.refusals(expire, expiring(due, lastsToday, NONE, endless), given.by(BROKER)))
                .extracting(Refusal::part, Refusal::code)
                .containsExactly(
                        tuple(OptionalInt.of(1), "not-due"),
                        tuple(OptionalInt.of(2), "unknown-hold"),
                        tuple(OptionalInt.of(3), "not-due"));
        assertThat(on.refusals(expire, expiring(lastsToday), given.by(BROKER)))
                .extracting(Refusal::sentence)
                .containsExactly("The hold " + lastsToday + " lasts until 2026-09-30.");
    }

    @Test
    void several_accounts_of_one_hold_are_freed_together() {
        HoldId id = new HoldId(new UUID(7, 7));
        given.known(
                new Key.HoldKey(id),
                new Hold(
                        id,
                        new TreeMap<>(Map.of(on.id(ANN), 5L, on.id(BEN), 7L)),
                        HoldState.OPEN,
                        Optional.of(new UUID(1, 1)),
                        Optional.of(TODAY.minusDays(1))));
        given.known(new Key.AccountKey(on.id(ANN)), on.account(ANN).holding(5));
        given.known(new Key.AccountKey(on.id(BEN)), on.account(BEN).holding(8));

        on.done(expire, expiring(id), given.by(BROKER));

        assertThat(on.account(ANN).held()).isZero();
        assertThat(on.account(BEN).held()).isEqualTo(1);
    }

    private HoldId held(long minutes) {
        return on.done(place, PlaceHold.of("hold", ANN, minutes), given.by(ANN));
    }

    /** A hold of the past, as it was placed then. */
    private HoldId put(LocalDate lastDay, long minutes) {
        HoldId id = held(minutes);
        Hold placed = hold(id);
        given.known(
                new Key.HoldKey(id),
                new Hold(id, placed.minutes(), HoldState.OPEN, Optional.empty(), Optional.of(lastDay)));
        return id;
    }

    private Hold hold(HoldId id) {
        return given.facts().find(new Key.HoldKey(id)).orElseThrow();
    }

    private static PlaceHold until(LocalDate lastDay) {
        return new PlaceHold(IdempotencyKey.of("hold"), ANN, 60, Optional.of(lastDay));
    }

    private static CaptureHold paying(HoldId hold, MemberRef payee, long minutes) {
        return CaptureHold.of("capture", hold, AccountRef.of(payee), minutes);
    }

    private static CaptureHold payingOn(LocalDate day, HoldId hold, MemberRef payee) {
        return new CaptureHold(IdempotencyKey.of("capture"), hold, AccountRef.of(payee), 1, Optional.of(day));
    }

    private static ExpireHolds expiring(HoldId... holds) {
        return new ExpireHolds(IdempotencyKey.of("expire"), List.of(holds));
    }
}

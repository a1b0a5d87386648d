package org.timebank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.timebank.access.Actor;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.AccountRef;
import org.timebank.credit.AdjustBalance;
import org.timebank.credit.CaptureHold;
import org.timebank.credit.ChangeLimits;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.HoldId;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.PayFromPot;
import org.timebank.credit.PlaceHold;
import org.timebank.credit.ReleaseHold;
import org.timebank.credit.ReverseTransaction;
import org.timebank.credit.SealLedger;
import org.timebank.delivery.EventReader;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.exchange.AcceptExchange;
import org.timebank.exchange.ApproveExchange;
import org.timebank.exchange.CancelExchange;
import org.timebank.exchange.ConfirmExchange;
import org.timebank.exchange.DeclineExchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.PlannedLeg;
import org.timebank.exchange.ProposeExchange;
import org.timebank.exchange.RecordExchange;
import org.timebank.exchange.RecordedLeg;
import org.timebank.exchange.ReverseExchange;
import org.timebank.inmemory.InMemoryStore;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.LeaveTimebank;
import org.timebank.member.MemberKind;
import org.timebank.member.ReturnToTimebank;
import org.timebank.offer.DefineCategory;
import org.timebank.offer.OfferId;
import org.timebank.offer.OfferKind;
import org.timebank.offer.PublishOffer;
import org.timebank.offer.WithdrawOffer;
import org.timebank.rules.AdoptRules;
import org.timebank.rules.CommunityRules;
import org.timebank.rules.CreditRules;

/** Whatever people write into a command, no event repeats it: events carry ids, codes and days. */
class EventsCarryNoTextTest {

    /** In every text that is free, and in the host's own ids of people. */
    private static final String PRIVATE = "PRIVATE";

    private static final ExternalReference ANN = ExternalReference.of("crm", PRIVATE + " Ann");
    private static final ExternalReference BEN = ExternalReference.of("crm", PRIVATE + " Ben");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    private final InMemoryStore store = new InMemoryStore();
    private final Tenant elm = TimebankEngine.builder(store).build().timebank(TimebankId.of("elm-street"));
    private final Timebank admin = elm.actingAs(Actor.administrator("admin-1"));
    private final Timebank broker = elm.actingAs(Actor.broker("broker-1"));
    private final Timebank ann = elm.actingAs(Actor.member("user-ann", ANN));
    private final Timebank ben = elm.actingAs(Actor.member("user-ben", BEN));
    private int keys;

    @Test
    void no_event_repeats_what_somebody_wrote() {
        found();
        people();
        exchanges();
        credits();
        List<Event> told = new ArrayList<>();
        EventReader.builder(store, (timebank, event) -> told.add(event)).build().poll();

        assertThat(told).allSatisfy(event -> assertThat(event.toString()).doesNotContain(PRIVATE));
        assertThat(told.stream().map(Event::type).collect(Collectors.toSet()))
                .as("what can happen, but for what takes time")
                .containsAll(EnumSet.complementOf(EnumSet.of(EventType.HOLD_EXPIRED)));
    }

    private String key() {
        return "key-" + ++keys;
    }

    private static String words() {
        return PRIVATE + " words";
    }

    private void found() {
        CommunityRules rules = CommunityRules.common(ZoneId.of("Europe/London"))
                .with(new CreditRules(60, true, OptionalInt.empty(), OptionalInt.empty()));
        admin.rules().adopt(AdoptRules.of(key(), rules)).orElseThrow();
        admin.offers()
                .define(DefineCategory.of(key(), "gardening", words(), false))
                .orElseThrow();
        admin.offers().define(DefineCategory.of(key(), "care", words(), true)).orElseThrow();
    }

    private void people() {
        broker.members()
                .join(JoinTimebank.of(key(), MemberKind.PERSON, DAY, ANN))
                .orElseThrow();
        broker.members()
                .join(JoinTimebank.of(key(), MemberKind.PERSON, DAY, BEN))
                .orElseThrow();
        broker.members().leave(LeaveTimebank.of(key(), BEN, DAY.plusDays(9))).orElseThrow();
        broker.members()
                .comeBack(ReturnToTimebank.of(key(), BEN, DAY.plusDays(10)))
                .orElseThrow();
        OfferId offer = ann.offers()
                .publish(PublishOffer.of(key(), ANN, OfferKind.OFFER, "gardening", words()))
                .orElseThrow();
        ann.offers().withdraw(WithdrawOffer.of(key(), offer)).orElseThrow();
    }

    private void exchanges() {
        ExchangeId settled = proposed("gardening", ben);
        ann.exchanges().accept(AcceptExchange.of(key(), settled)).orElseThrow();
        ben.exchanges()
                .confirm(ConfirmExchange.of(key(), settled, DAY.plusDays(20), 60L))
                .orElseThrow();
        broker.exchanges().reverse(ReverseExchange.of(key(), settled, words())).orElseThrow();
        ExchangeId care = proposed("care", ben);
        broker.exchanges().approve(ApproveExchange.of(key(), care)).orElseThrow();
        ExchangeId arranged = proposed("gardening", broker);
        ann.exchanges().accept(AcceptExchange.of(key(), arranged)).orElseThrow();
        ben.exchanges().accept(AcceptExchange.of(key(), arranged)).orElseThrow();
        broker.exchanges().cancel(CancelExchange.of(key(), care)).orElseThrow();
        ann.exchanges()
                .decline(DeclineExchange.of(key(), proposed("gardening", ben)))
                .orElseThrow();
        assertThat(broker.exchanges().record(recorded(DAY.plusDays(20))).isDone())
                .isTrue();
        assertThat(broker.exchanges().record(recorded(DAY.minusYears(9))).isDone())
                .as("an exchange before they were members")
                .isFalse();
    }

    private ExchangeId proposed(String category, Timebank proposer) {
        return proposer.exchanges()
                .propose(ProposeExchange.of(key(), DAY.plusDays(20), new PlannedLeg(ANN, BEN, category, 60)))
                .orElseThrow()
                .exchange();
    }

    private RecordExchange recorded(LocalDate day) {
        return RecordExchange.of(new RecordedLeg(IdempotencyKey.of(key()), day, ANN, BEN, "gardening", 30));
    }

    private void credits() {
        LedgerTransactionId gift =
                ann.credits().give(GiveCredits.of(key(), ANN, BEN, 5)).orElseThrow();
        broker.credits().reverse(ReverseTransaction.of(key(), gift, words())).orElseThrow();
        broker.credits().payFromPot(PayFromPot.of(key(), ANN, BEN, 5, words()));
        admin.credits()
                .adjust(new AdjustBalance(
                        IdempotencyKey.of(key()),
                        AccountRef.of(ANN),
                        AdjustBalance.Direction.CREDIT,
                        5,
                        Optional.empty(),
                        words()))
                .orElseThrow();
        HoldId released = ann.credits().hold(PlaceHold.of(key(), ANN, 5)).orElseThrow();
        broker.credits().release(ReleaseHold.of(key(), released)).orElseThrow();
        HoldId captured = ann.credits().hold(PlaceHold.of(key(), ANN, 5)).orElseThrow();
        ann.credits()
                .capture(CaptureHold.of(key(), captured, AccountRef.of(BEN), 5))
                .orElseThrow();
        admin.credits()
                .changeLimits(ChangeLimits.of(key(), AccountRef.of(ANN), AccountLimits.debitLimit(600), words()))
                .orElseThrow();
        admin.credits().seal(SealLedger.of(key())).orElseThrow();
    }
}

package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.timebank.Timebank;
import org.timebank.TimebankEngine;
import org.timebank.access.Actor;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.AccountRef;
import org.timebank.credit.AdjustBalance;
import org.timebank.credit.CaptureHold;
import org.timebank.credit.ChangeLimits;
import org.timebank.credit.CloseAccount;
import org.timebank.credit.Credits;
import org.timebank.credit.DonateToPot;
import org.timebank.credit.ExpireHolds;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.HoldId;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.Limits;
import org.timebank.credit.OpenBalances;
import org.timebank.credit.OpeningBalance;
import org.timebank.credit.PayFromPot;
import org.timebank.credit.PlaceHold;
import org.timebank.credit.ReleaseHold;
import org.timebank.credit.ReopenAccount;
import org.timebank.credit.ReverseTransaction;
import org.timebank.credit.SealLedger;
import org.timebank.credit.VerificationRange;
import org.timebank.event.Event;
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
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankStore;

/**
 * A year of a small timebank, in which every command is given at least once and one is refused. Ids are counted and the
 * clock is set, so that every store answers the same.
 */
final class Year {

    static final TimebankId ELM_STREET = TimebankId.of("elm-street");
    static final ExternalReference ANN = ExternalReference.of("crm", "ann");
    static final ExternalReference BEN = ExternalReference.of("crm", "ben");
    static final ExternalReference CAT = ExternalReference.of("crm", "cat");
    static final ExternalReference LIBRARY = ExternalReference.of("crm", "library");

    private static final List<ExternalReference> MEMBERS = List.of(ANN, BEN, CAT, LIBRARY);
    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    private static final LocalDate SPRING = LocalDate.of(2026, 3, 1);

    private final TimebankStore store;
    private Instant now = Instant.EPOCH;
    private long commands;
    private final Timebank admin;
    private final Timebank broker;

    private Year(TimebankStore store) {
        this.store = store;
        TimebankEngine engine = TimebankEngine.builder(store)
                .clock(((InstantSource) () -> now).withZone(ZoneOffset.UTC))
                .ids(() -> new UUID(0x7000, 0x8000L << 48 | ++commands << 16))
                .build();
        this.admin = engine.timebank(ELM_STREET).actingAs(Actor.administrator("admin-1"));
        this.broker = engine.timebank(ELM_STREET).actingAs(Actor.broker("broker-1"));
    }

    /** Lives the year, in a store that does not know the timebank yet. */
    static void live(TimebankStore store) {
        Year year = new Year(store);
        year.january();
        year.february();
        year.march();
        year.april();
        year.autumn();
    }

    private void at(String moment) {
        now = Instant.parse(moment);
    }

    private void january() {
        at("2026-01-01T09:00:00Z");
        adopt("rules-1", CreditRules.common());
        admin.offers()
                .define(DefineCategory.of("category-1", "gardening", "Gardening", false))
                .orElseThrow();
        admin.offers()
                .define(DefineCategory.of("category-2", "care", "Care", true))
                .orElseThrow();
        join(ANN, MemberKind.PERSON);
        join(BEN, MemberKind.PERSON);
        admin.credits()
                .open(OpenBalances.of(
                        "open-1", List.of(new OpeningBalance(ANN, 240), new OpeningBalance(BEN, -30)), "brought along"))
                .orElseThrow();
        adopt("rules-2", new CreditRules(60, true, OptionalInt.of(6), OptionalInt.of(30)));
        join(CAT, MemberKind.PERSON);
        join(LIBRARY, MemberKind.ORGANISATION);
    }

    private void adopt(String key, CreditRules credits) {
        CommunityRules rules = CommunityRules.common(ZoneId.of("Europe/London")).with(credits);
        admin.rules().adopt(AdoptRules.of(key, rules)).orElseThrow();
    }

    private void join(ExternalReference member, MemberKind kind) {
        broker.members()
                .join(JoinTimebank.of("join-" + member.value(), kind, NEW_YEAR, member))
                .orElseThrow();
    }

    /** Exchanges of every fate. */
    private void february() {
        at("2026-02-02T10:30:00.5Z");
        Timebank ann = broker.actingAs(Actor.member("user-ann", ANN));
        Timebank ben = broker.actingAs(Actor.member("user-ben", BEN));
        OfferId offer = ann.offers()
                .publish(PublishOffer.of("offer-1", ANN, OfferKind.OFFER, "gardening", "Hedges, 木 and “roses”"))
                .orElseThrow();
        ben.offers()
                .publish(PublishOffer.of("offer-2", BEN, OfferKind.REQUEST, "gardening", "A hedge"))
                .orElseThrow();
        ann.offers().withdraw(WithdrawOffer.of("offer-3", offer)).orElseThrow();

        ExchangeId hedge = proposed(ben, "hedge", "gardening", ANN, BEN);
        ann.exchanges().accept(AcceptExchange.of("hedge-2", hedge)).orElseThrow();
        ben.exchanges()
                .confirm(ConfirmExchange.of("hedge-3", hedge, LocalDate.of(2026, 2, 2), 100L))
                .orElseThrow();

        ExchangeId visit = proposed(ben, "visit", "care", ANN, BEN);
        broker.exchanges().approve(ApproveExchange.of("visit-2", visit)).orElseThrow();
        ann.exchanges().accept(AcceptExchange.of("visit-3", visit)).orElseThrow();
        ben.exchanges().cancel(CancelExchange.of("visit-4", visit)).orElseThrow();

        ExchangeId lawn = proposed(ben, "lawn", "gardening", ANN, BEN);
        ann.exchanges().decline(DeclineExchange.of("lawn-2", lawn)).orElseThrow();

        proposed(ben, "tree", "gardening", ANN, BEN);

        broker.exchanges().record(session("session")).orElseThrow();
        ExchangeId wrong = broker.exchanges()
                .record(RecordExchange.of(leg("wrong-1", CAT, LIBRARY, 45)))
                .orElseThrow()
                .exchange();
        broker.exchanges()
                .reverse(ReverseExchange.of("wrong-2", wrong, "another day"))
                .orElseThrow();
    }

    private ExchangeId proposed(
            Timebank who, String key, String category, ExternalReference provider, ExternalReference recipient) {
        return who.exchanges()
                .propose(ProposeExchange.of(key + "-1", SPRING, new PlannedLeg(provider, recipient, category, 90)))
                .orElseThrow()
                .exchange();
    }

    /** Two legs, each with a key. */
    static RecordExchange session(String key) {
        return RecordExchange.of(leg(key + "-1", LIBRARY, BEN, 50), leg(key + "-2", LIBRARY, CAT, 50));
    }

    private static RecordedLeg leg(String key, ExternalReference provider, ExternalReference recipient, long minutes) {
        return new RecordedLeg(
                IdempotencyKey.of(key), LocalDate.of(2026, 2, 1), provider, recipient, "gardening", minutes);
    }

    /** Transfers and holds of every kind. */
    private void march() {
        at("2026-03-05T17:05:09.123456Z");
        Credits credits = admin.credits();
        credits.give(gift()).orElseThrow();
        credits.donate(new DonateToPot(IdempotencyKey.of("pot-1"), ANN, 60, Optional.of(SPRING)))
                .orElseThrow();
        credits.payFromPot(PayFromPot.of("pot-2", BEN, LIBRARY, 30, "a reading"))
                .orElseThrow();
        LedgerTransactionId mistake = credits.adjust(
                        AdjustBalance.credit("adjust-1", AccountRef.of(CAT), 15, "miscounted"))
                .orElseThrow();
        credits.reverse(ReverseTransaction.of("adjust-2", mistake, "counted well"))
                .orElseThrow();
        assertThat(credits.give(refusedGift()).isDone()).isFalse();

        HoldId captured = credits.hold(PlaceHold.of("hold-1", ANN, 20)).orElseThrow();
        credits.capture(CaptureHold.of("hold-2", captured, AccountRef.of(LIBRARY), 15))
                .orElseThrow();
        HoldId released = credits.hold(PlaceHold.of("hold-3", ANN, 20)).orElseThrow();
        credits.release(ReleaseHold.of("hold-4", released)).orElseThrow();
        HoldId due = credits.hold(
                        new PlaceHold(IdempotencyKey.of("hold-5"), ANN, 5, Optional.of(LocalDate.of(2026, 3, 31))))
                .orElseThrow();
        at("2026-06-01T06:00:00Z");
        credits.expireHolds(new ExpireHolds(IdempotencyKey.of("hold-6"), List.of(due)))
                .orElseThrow();
    }

    static GiveCredits gift() {
        return GiveCredits.of("gift-1", ANN, CAT, 45);
    }

    static GiveCredits refusedGift() {
        return GiveCredits.of("gift-2", CAT, ANN, 6_000);
    }

    /** Terms, and who comes and goes. */
    private void april() {
        at("2026-06-02T12:15:00.25Z");
        Credits credits = admin.credits();
        AccountLimits own = new AccountLimits(Limits.floor(-60), OptionalLong.of(0), OptionalLong.of(600));
        credits.changeLimits(ChangeLimits.of("limits-1", AccountRef.of(CAT), own, "agreed"))
                .orElseThrow();
        credits.seal(SealLedger.of("seal-1")).orElseThrow();
        AccountRef notes = AccountRef.of(AccountKind.NOTES);
        credits.close(CloseAccount.of("close-1", notes, "no notes")).orElseThrow();
        credits.reopen(ReopenAccount.of("close-2", notes, "notes after all")).orElseThrow();
        broker.members()
                .leave(LeaveTimebank.of("leave-1", CAT, LocalDate.of(2026, 6, 2)))
                .orElseThrow();
        at("2026-07-01T08:00:00Z");
        broker.members()
                .comeBack(ReturnToTimebank.of("leave-2", CAT, LocalDate.of(2026, 7, 1)))
                .orElseThrow();
    }

    /** What is due, in a batch; a seal, after which something moves; and what the host was told. */
    private void autumn() {
        at("2026-10-01T00:00:00Z");
        broker.submit(List.of(
                ProposeExchange.of("apples-1", LocalDate.of(2026, 10, 9), new PlannedLeg(CAT, ANN, "gardening", 30)),
                GiveCredits.of("gift-3", LIBRARY, BEN, 10)));
        admin.credits().hold(PlaceHold.of("hold-7", LIBRARY, 15)).orElseThrow();
        admin.credits().runDue(LocalDate.of(2026, 10, 1), Optional.empty(), 2, run -> {});
        admin.credits().seal(SealLedger.of("seal-2")).orElseThrow();
        at("2026-12-31T23:59:59.999999Z");
        admin.credits().give(GiveCredits.of("gift-4", BEN, CAT, 5)).orElseThrow();
        ChangeSet.Builder told = ChangeSet.builder();
        store.ask(ELM_STREET, new Query.PendingEvents(10)).forEach(event -> told.delivered(event.id()));
        store.apply(ELM_STREET, told.build());
    }

    /** What a store answers to every question about the year, in a fixed order. */
    static List<Object> answers(TimebankStore store) {
        Year year = new Year(store);
        Timebank admin = year.admin;
        Credits credits = admin.credits();
        List<Object> answers = new ArrayList<>();
        answers.add(admin.rules().current());
        answers.add(admin.members().list(Optional.empty(), 100));
        answers.add(admin.offers().categories());
        answers.add(admin.offers().open(OfferKind.REQUEST, "gardening", Optional.empty(), 100));
        answers.add(admin.reports().activity());
        answers.add(admin.reports().balances(Optional.empty(), 100));
        answers.add(admin.reports().busiest(2));
        answers.add(credits.totalsByKind());
        answers.add(credits.totalsByReason(NEW_YEAR, LocalDate.of(2026, 12, 31)));
        answers.add(credits.outstanding());
        answers.add(credits.seal(2));
        for (ExternalReference member : MEMBERS) {
            AccountRef account = AccountRef.of(member);
            answers.add(credits.standing(account));
            answers.add(credits.statement(account, 0, 100));
            answers.add(credits.statementBackwards(account, 100, 2));
            answers.add(credits.balanceOn(account, SPRING));
            answers.add(credits.balanceAsRecorded(account, Instant.parse("2026-06-01T00:00:00Z")));
            answers.add(credits.holds(account, Optional.empty(), 100));
            answers.add(credits.terms(account));
            answers.add(credits.proof(account, 1));
        }
        credits.statement(AccountRef.of(ANN), 0, 100)
                .forEach(line -> answers.add(credits.transaction(line.transaction())));
        answers.add(credits.verify(VerificationRange.all(), verified -> {}));
        // Stores may tell events of different subjects in different orders.
        List<Event> untold = store.ask(ELM_STREET, new Query.PendingEvents(1_000)).stream()
                .sorted(Comparator.comparing(event -> event.id().toString()))
                .toList();
        answers.add(untold);
        untold.stream().map(Event::subject).distinct().map(ExchangeId::of).forEach(exchange -> {
            answers.add(admin.exchanges().find(exchange));
            answers.add(admin.exchanges().history(exchange));
            answers.add(admin.risk().assessments(exchange.value()));
        });
        return answers;
    }
}

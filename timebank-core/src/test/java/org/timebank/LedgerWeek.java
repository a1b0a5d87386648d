package org.timebank;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.timebank.access.Actor;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Outcome;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.AccountRef;
import org.timebank.credit.AccountStanding;
import org.timebank.credit.DonateToPot;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.Limits;
import org.timebank.credit.PayFromPot;
import org.timebank.credit.ReverseTransaction;
import org.timebank.credit.SealLedger;
import org.timebank.credit.SealReceipt;
import org.timebank.exchange.AcceptExchange;
import org.timebank.exchange.ConfirmExchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.PlannedLeg;
import org.timebank.exchange.ProposeExchange;
import org.timebank.inmemory.InMemoryStore;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.MemberKind;
import org.timebank.member.MemberRef;
import org.timebank.offer.DefineCategory;
import org.timebank.rules.AdoptRules;
import org.timebank.rules.CommunityRules;
import org.timebank.rules.CreditRules;
import org.timebank.rules.Rounding;

/**
 * The week of docs/ledger.md, done. Ids are counted and the clock is set, so that everything comes out the same each time,
 * digests included.
 */
final class LedgerWeek {

    static final MemberRef ANN = ExternalReference.of("crm", "ann");
    static final MemberRef BEN = ExternalReference.of("crm", "ben");
    static final MemberRef CAT = ExternalReference.of("crm", "cat");
    static final AccountRef POT = AccountRef.of(AccountKind.POT);
    static final AccountRef ISSUANCE = AccountRef.of(AccountKind.ISSUANCE);

    static final LocalDate MONDAY = LocalDate.of(2026, 10, 5);
    static final LocalDate TUESDAY = LocalDate.of(2026, 10, 6);
    static final LocalDate THURSDAY = LocalDate.of(2026, 10, 8);

    private Instant now = Instant.EPOCH;
    private long commands;

    final TimebankEngine engine = TimebankEngine.builder(new InMemoryStore())
            .clock(((InstantSource) () -> now).withZone(ZoneOffset.UTC))
            .ids(() -> new UUID(0x7000, 0x8000L << 48 | ++commands << 16))
            .build();
    final Tenant elm = engine.timebank(TimebankId.of("elm-street"));
    final Timebank admin = elm.actingAs(Actor.administrator("admin-1"));
    final Timebank broker = elm.actingAs(Actor.broker("broker-1"));

    /** What stood on Ben's account at the end of each day. */
    final List<AccountStanding> ben = new ArrayList<>();

    Outcome<ExchangeReceipt> confirmed;
    Outcome<LedgerTransactionId> reversed;
    SealReceipt sealed;

    static LedgerWeek done() {
        LedgerWeek week = new LedgerWeek();
        week.at("2026-10-05T08:00:00Z");
        week.monday();
        week.at("2026-10-06T09:30:00.5Z");
        ExchangeId hedge = week.tuesday();
        week.at("2026-10-07T12:15:00.25Z");
        LedgerTransactionId gift = week.wednesday();
        week.at("2026-10-08T17:05:09.123456Z");
        week.thursday(hedge);
        week.at("2026-10-09T16:00:00Z");
        week.friday(gift);
        return week;
    }

    private void at(String moment) {
        now = Instant.parse(moment);
    }

    private void monday() {
        AccountLimits persons = new AccountLimits(Limits.floor(-120), OptionalLong.of(30), OptionalLong.empty());
        CreditRules credits = new CreditRules(120, true, OptionalInt.empty(), OptionalInt.of(30));
        CommunityRules rules = new CommunityRules(
                Rounding.upTo(15), persons, AccountLimits.NONE, 720, ZoneId.of("Europe/London"), credits);
        admin.rules().adopt(AdoptRules.of("rules-1", rules));
        admin.offers().define(DefineCategory.of("category-1", "gardening", "Gardening", false));
        for (String person : List.of("ann", "ben", "cat")) {
            ExternalReference reference = ExternalReference.of("crm", person);
            broker.members().join(JoinTimebank.of("join-" + person, MemberKind.PERSON, MONDAY, reference));
        }
        noteBen();
    }

    private ExchangeId tuesday() {
        Timebank ann = elm.actingAs(Actor.member("user-ann", ANN));
        Timebank ben = elm.actingAs(Actor.member("user-ben", BEN));
        PlannedLeg leg = new PlannedLeg(ANN, BEN, "gardening", 90);
        ExchangeReceipt proposed = ben.exchanges()
                .propose(ProposeExchange.of("hedge-1", THURSDAY, leg))
                .orElseThrow();
        ann.exchanges().accept(AcceptExchange.of("hedge-2", proposed.exchange()));
        noteBen();
        return proposed.exchange();
    }

    private LedgerTransactionId wednesday() {
        LedgerTransactionId gift = broker.onBehalfOf(CAT)
                .credits()
                .give(GiveCredits.of("gift-1", CAT, BEN, 45))
                .orElseThrow();
        broker.credits().donate(new DonateToPot(IdempotencyKey.of("pot-1"), CAT, 60, Optional.of(TUESDAY)));
        noteBen();
        return gift;
    }

    private void thursday(ExchangeId hedge) {
        Timebank ben = elm.actingAs(Actor.member("user-ben", BEN));
        confirmed = ben.exchanges().confirm(ConfirmExchange.of("hedge-3", hedge, THURSDAY, 100L));
        noteBen();
    }

    private void friday(LedgerTransactionId gift) {
        broker.credits().payFromPot(PayFromPot.of("pot-2", BEN, ANN, 30, "sweeping up after the hedge"));
        reversed = broker.credits().reverse(ReverseTransaction.of("gift-2", gift, "meant for somebody else"));
        sealed = admin.credits().seal(SealLedger.of("seal 2026-10-09T16")).orElseThrow();
        noteBen();
    }

    private void noteBen() {
        ben.add(broker.credits().standing(AccountRef.of(BEN)).orElseThrow());
    }
}

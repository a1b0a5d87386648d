package org.timebank.credit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.timebank.Timebank;
import org.timebank.TimebankEngine;
import org.timebank.access.Actor;
import org.timebank.command.Digest;
import org.timebank.command.Outcome;
import org.timebank.command.Refusal;
import org.timebank.command.Role;
import org.timebank.command.TimebankId;
import org.timebank.inmemory.InMemoryStore;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.MemberId;
import org.timebank.member.MemberKind;
import org.timebank.offer.DefineCategory;
import org.timebank.rules.AdoptRules;
import org.timebank.rules.CommunityRules;
import org.timebank.rules.CreditRules;
import org.timebank.spi.TimebankStore;

/** A small timebank over the store in memory, as an application uses it, with a clock that tests put on. */
public final class Community {

    public static final ExternalReference ANN = ExternalReference.of("crm", "ann");
    public static final ExternalReference BEN = ExternalReference.of("crm", "ben");
    public static final ExternalReference CAFE = ExternalReference.of("crm", "cafe");
    public static final ExternalReference NOBODY = ExternalReference.of("crm", "nobody");

    public static final TimebankId HERE = TimebankId.of("here");
    public static final LocalDate JOINED = LocalDate.of(2026, 1, 1);
    public static final LocalDate TODAY = LocalDate.of(2026, 9, 30);

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final Hands clock = new Hands(Instant.parse("2026-09-30T11:00:00Z"));
    private final TimebankStore store;
    private final TimebankEngine engine;
    private int keys;
    private long ids;

    /** Common rules. */
    public Community() {
        this(rules -> rules, store -> store);
    }

    public Community(UnaryOperator<CommunityRules> rules) {
        this(rules, store -> store);
    }

    /** With something between the engine and the store. */
    public Community(UnaryOperator<CommunityRules> rules, UnaryOperator<TimebankStore> between) {
        store = new InMemoryStore();
        engine = TimebankEngine.builder(between.apply(store))
                .clock(clock)
                .ids(this::nextId)
                .build();
        found(HERE, rules.apply(CommunityRules.common(LONDON)));
    }

    /** Ids that are the same in each run, so that two communities can be compared. */
    private synchronized UUID nextId() {
        ids++;
        return new UUID(0x019a_0000_0000_7000L + (ids << 16), 0x8000_0000_0000_0000L);
    }

    /** Founds a timebank with three members. */
    public void found(TimebankId timebank, CommunityRules rules) {
        Timebank admin = at(timebank, Actor.administrator("admin-1"));
        admin.rules().adopt(AdoptRules.of(key(), rules)).orElseThrow();
        admin.offers()
                .define(DefineCategory.of(key(), "gardening", "Gardening", false))
                .orElseThrow();
        for (ExternalReference person : List.of(ANN, BEN)) {
            admin.members()
                    .join(JoinTimebank.of(key(), MemberKind.PERSON, JOINED, person))
                    .orElseThrow();
        }
        admin.members()
                .join(JoinTimebank.of(key(), MemberKind.ORGANISATION, JOINED, CAFE))
                .orElseThrow();
    }

    /** The common rules, with credits that expire. */
    public static UnaryOperator<CommunityRules> expiringAfter(int months) {
        return rules -> rules.with(new CreditRules(0, true, OptionalInt.of(months), OptionalInt.of(30)));
    }

    public TimebankStore store() {
        return store;
    }

    /** A key that was not used before. */
    public String key() {
        return "key-" + keys++;
    }

    public Instant now() {
        return clock.instant();
    }

    /** The clock goes on. */
    public void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    public void itIs(String moment) {
        clock.now = Instant.parse(moment);
    }

    public Timebank at(TimebankId timebank, Actor actor) {
        return engine.timebank(timebank).actingAs(actor);
    }

    public Timebank as(Actor actor) {
        return at(HERE, actor);
    }

    public Timebank admin() {
        return as(Actor.administrator("admin-1"));
    }

    public Timebank broker() {
        return as(Actor.broker("broker-1"));
    }

    public Timebank auditor() {
        return as(new Actor("auditor-1", Set.of(Role.AUDITOR), Optional.empty()));
    }

    public Timebank researcher() {
        return as(new Actor("researcher-1", Set.of(Role.RESEARCHER), Optional.empty()));
    }

    public Timebank member(ExternalReference member) {
        return as(Actor.member("user-of-" + member.value(), member));
    }

    public MemberId id(ExternalReference member) {
        return admin().members().find(member).orElseThrow().id();
    }

    public AccountId account(ExternalReference member) {
        return AccountId.of(id(member));
    }

    public long balance(ExternalReference member) {
        return admin().credits().balance(member).orElseThrow();
    }

    public long balance(AccountKind kind) {
        return admin().credits()
                .standing(AccountRef.of(kind))
                .orElseThrow()
                .account()
                .balance();
    }

    /** A gift, done. */
    public LedgerTransactionId gift(ExternalReference from, ExternalReference to, long minutes) {
        return broker().credits().give(GiveCredits.of(key(), from, to, minutes)).orElseThrow();
    }

    /** An administrator credits an account. */
    public LedgerTransactionId credit(ExternalReference member, long minutes) {
        return admin().credits()
                .adjust(AdjustBalance.credit(key(), AccountRef.of(member), minutes, "to begin with"))
                .orElseThrow();
    }

    /** All that can be asked about it. */
    public Digest digest() {
        return Picture.of(store, HERE);
    }

    public static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    private static final class Hands extends Clock {
        private Instant now;

        Hands(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

package org.timebank;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.timebank.access.Actor;
import org.timebank.command.Role;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountRef;
import org.timebank.inmemory.InMemoryStore;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.MemberKind;
import org.timebank.offer.DefineCategory;
import org.timebank.rules.AdoptRules;
import org.timebank.rules.CommunityRules;
import org.timebank.rules.CreditRules;

/** Ann, Ben and Cat, with a broker, an administrator and an auditor: whom the pages of the documentation speak of. */
final class SmallCommunity {

    static final ExternalReference ANN = ExternalReference.of("crm", "ann");
    static final ExternalReference BEN = ExternalReference.of("crm", "ben");
    static final ExternalReference CAT = ExternalReference.of("crm", "cat");

    private Instant now = Instant.parse("2026-01-05T09:00:00Z");

    final TimebankEngine engine = TimebankEngine.builder(new InMemoryStore())
            .clock(((InstantSource) () -> now).withZone(ZoneOffset.UTC))
            .build();
    final Tenant elm = engine.timebank(TimebankId.of("elm-street"));
    final Timebank admin = elm.actingAs(Actor.administrator("admin-1"));
    final Timebank broker = elm.actingAs(Actor.broker("broker-1"));
    final Timebank auditor = elm.actingAs(new Actor("auditor-1", Set.of(Role.AUDITOR), Optional.empty()));
    final Timebank ann = elm.actingAs(Actor.member("user-ann", ANN));
    final Timebank ben = elm.actingAs(Actor.member("user-ben", BEN));

    SmallCommunity(CreditRules credits) {
        CommunityRules rules = CommunityRules.common(ZoneId.of("Europe/London")).with(credits);
        admin.rules().adopt(AdoptRules.of("rules-1", rules)).orElseThrow();
        admin.offers()
                .define(DefineCategory.of("category-1", "gardening", "Gardening", false))
                .orElseThrow();
        for (ExternalReference person : List.of(ANN, BEN, CAT)) {
            broker.members()
                    .join(JoinTimebank.of("join-" + person.value(), MemberKind.PERSON, today(), person))
                    .orElseThrow();
        }
    }

    /** Lets time pass. */
    void at(String moment) {
        now = Instant.parse(moment);
    }

    LocalDate today() {
        return LocalDate.ofInstant(now, ZoneId.of("Europe/London"));
    }

    long balance(ExternalReference member) {
        return broker.credits().balance(member).orElseThrow();
    }

    long held(ExternalReference member) {
        return broker.credits()
                .standing(AccountRef.of(member))
                .orElseThrow()
                .account()
                .held();
    }
}

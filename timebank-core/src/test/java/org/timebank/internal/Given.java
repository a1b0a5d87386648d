package org.timebank.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.timebank.access.Actor;
import org.timebank.command.TimebankId;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.member.MemberKind;
import org.timebank.member.Membership;
import org.timebank.offer.Category;
import org.timebank.rules.AdoptedRules;
import org.timebank.rules.CommunityRules;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Versioned;

/** A small community, as facts: decisions are tested without any store. */
public final class Given {

    public static final LocalDate TODAY = LocalDate.of(2026, 9, 30);
    public static final LocalDate JOINED = LocalDate.of(2026, 1, 1);

    public static final ExternalReference ANN = ExternalReference.of("crm", "ann");
    public static final ExternalReference BEN = ExternalReference.of("crm", "ben");
    public static final ExternalReference CAFE = ExternalReference.of("crm", "cafe");
    public static final ExternalReference NOBODY = ExternalReference.of("crm", "nobody");

    public static final Actor BROKER = Actor.broker("broker-1");

    private static final Instant NOON = Instant.parse("2026-09-30T11:00:00Z");

    private Facts facts;
    private CommunityRules rules = CommunityRules.common(ZoneId.of("Europe/London"));
    private int commands;

    public Given() {
        Facts.Builder community = Facts.builder();
        member(community, ANN, MemberKind.PERSON);
        member(community, BEN, MemberKind.PERSON);
        member(community, CAFE, MemberKind.ORGANISATION);
        category(community, new Category("gardening", "Gardening", false));
        category(community, new Category("lift", "Lift by car", true));
        for (AccountKind kind : AccountKind.values()) {
            if (kind != AccountKind.MEMBER) {
                AccountId id = AccountId.of(kind);
                community.put(new Key.AccountKey(id), new Versioned<>(Account.open(id, kind), 1));
            }
        }
        facts = community.build();
    }

    public Facts facts() {
        return facts;
    }

    public MemberId id(ExternalReference reference) {
        return facts.find(new Key.MemberKey(reference)).orElseThrow().id();
    }

    public long balance(ExternalReference reference) {
        return facts.find(new Key.AccountKey(AccountId.of(id(reference))))
                .orElseThrow()
                .balance();
    }

    public CommunityRules rules() {
        return rules;
    }

    public long balance(AccountKind kind) {
        return facts.find(new Key.AccountKey(AccountId.of(kind))).orElseThrow().balance();
    }

    /** Something is known besides. */
    public <T> Given known(Key<T> key, T value) {
        facts = facts.with(key, new Versioned<>(value, 1));
        return this;
    }

    /** What was decided has been applied. */
    public void then(ChangeSet changes) {
        facts = facts.after(changes);
    }

    public Given rules(CommunityRules other) {
        rules = other;
        return this;
    }

    public Given left(ExternalReference reference, LocalDate lastDay) {
        Member member = facts.find(new Key.MemberKey(reference)).orElseThrow();
        Member gone = member.withLatestMembership(member.latestMembership().until(lastDay));
        then(ChangeSet.builder().put(new Key.MemberKey(member.id()), 1, gone).build());
        return this;
    }

    public Given category(Category category) {
        Key.CategoryKey key = new Key.CategoryKey(category.code());
        then(ChangeSet.builder().put(key, facts.version(key), category).build());
        return this;
    }

    public Circumstances by(Actor actor) {
        return circumstances(actor, Optional.empty());
    }

    public Circumstances by(ExternalReference member) {
        return circumstances(Actor.member("user-of-" + member.value(), member), Optional.empty());
    }

    public Circumstances by(Actor actor, ExternalReference onBehalfOf) {
        return circumstances(actor, Optional.of(id(onBehalfOf)));
    }

    public Circumstances byBrokerFor(ExternalReference member) {
        return circumstances(BROKER, Optional.of(id(member)));
    }

    private Circumstances circumstances(Actor actor, Optional<MemberId> onBehalfOf) {
        commands++;
        return new Circumstances(
                TimebankId.of("given"),
                NOON,
                new AdoptedRules(1, rules, Instant.EPOCH, "admin"),
                actor,
                actor.member()
                        .flatMap(own -> facts.find(new Key.MemberKey(own)))
                        .map(Member::id),
                onBehalfOf,
                new UUID(0x7000L + commands, 0x8000000000000000L));
    }

    private static void member(Facts.Builder facts, ExternalReference reference, MemberKind kind) {
        MemberId id = MemberId.of(UUID.nameUUIDFromBytes(reference.value().getBytes(StandardCharsets.UTF_8)));
        Member member = new Member(id, kind, Set.of(reference), List.of(Membership.since(JOINED)));
        facts.put(new Key.MemberKey(id), new Versioned<>(member, 1));
        AccountId account = AccountId.of(id);
        facts.put(new Key.AccountKey(account), new Versioned<>(Account.open(account, AccountKind.MEMBER), 1));
    }

    private static void category(Facts.Builder facts, Category category) {
        facts.put(new Key.CategoryKey(category.code()), new Versioned<>(category, 1));
    }
}

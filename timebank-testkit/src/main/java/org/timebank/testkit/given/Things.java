package org.timebank.testkit.given;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.timebank.command.Digest;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeKind;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.Leg;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.member.MemberKind;
import org.timebank.member.Membership;
import org.timebank.offer.Category;
import org.timebank.offer.Offer;
import org.timebank.offer.OfferId;
import org.timebank.offer.OfferKind;
import org.timebank.risk.Assessment;
import org.timebank.risk.Finding;
import org.timebank.risk.RiskDecision;
import org.timebank.risk.Stage;
import org.timebank.rules.AdoptedRules;
import org.timebank.rules.CommunityRules;
import org.timebank.spi.Answer;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;

/** Plain examples of what a store keeps besides the ledger; for that see {@link LedgerThings}. */
public final class Things {

    public static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123456Z");
    public static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    public static final String ACTOR = "crm-user-17";
    public static final int RULES_VERSION = 1;

    private Things() {}

    public static AdoptedRules rules(int version) {
        return new AdoptedRules(version, CommunityRules.common(ZoneOffset.UTC), NOW, ACTOR);
    }

    /** What founds a timebank: its first rules, and the community's accounts. */
    public static ChangeSet founding() {
        return founding(rules(RULES_VERSION));
    }

    /** What founds a timebank with these rules. */
    public static ChangeSet founding(AdoptedRules rules) {
        ChangeSet.Builder changes = ChangeSet.builder().put(new Key.RulesKey(), 0, rules);
        for (AccountKind kind : Cast.COMMUNITY) {
            open(changes, AccountId.of(kind), kind);
        }
        return changes.build();
    }

    public static Member person(ExternalReference... references) {
        return new Member(
                MemberId.of(UUID.randomUUID()),
                MemberKind.PERSON,
                Set.of(references),
                List.of(Membership.since(LocalDate.of(2024, 2, 29))));
    }

    /** Somebody joins: the member, and the account with nothing in it. */
    public static ChangeSet.Builder join(ChangeSet.Builder changes, Member member) {
        changes.put(new Key.MemberKey(member.id()), 0, member);
        return open(changes, AccountId.of(member.id()), AccountKind.MEMBER);
    }

    private static ChangeSet.Builder open(ChangeSet.Builder changes, AccountId account, AccountKind kind) {
        return changes.put(new Key.AccountKey(account), 0, Account.open(account, kind));
    }

    public static ChangeSet joining(Member member) {
        return join(ChangeSet.builder(), member).build();
    }

    /** All of the cast and their categories, as they come into a timebank that was just founded. */
    public static ChangeSet cast() {
        ChangeSet.Builder cast = ChangeSet.builder();
        Cast.CATEGORIES.forEach(category -> define(cast, category));
        Cast.MEMBERS.forEach(member -> join(cast, member));
        return cast.build();
    }

    public static ChangeSet.Builder define(ChangeSet.Builder changes, Category category) {
        return changes.put(new Key.CategoryKey(category.code()), 0, category);
    }

    public static Offer offer(Member member, String category) {
        return new Offer(
                new OfferId(UUID.randomUUID()), member.id(), OfferKind.OFFER, category, "An hour or two", NOW, false);
    }

    public static Leg leg(Member provider, Member recipient, String category) {
        return new Leg(
                provider.id(),
                recipient.id(),
                ExchangeKind.of(provider.kind(), recipient.kind()),
                category,
                TODAY,
                50,
                OptionalLong.empty(),
                false);
    }

    public static Exchange proposed(Leg... legs) {
        return new Exchange(
                ExchangeId.of(UUID.randomUUID()),
                Optional.empty(),
                ExchangeState.PROPOSED,
                List.of(legs),
                Set.of(),
                Optional.empty(),
                NOW,
                ACTOR,
                Optional.empty(),
                Optional.empty());
    }

    public static IdempotencyKey key() {
        return IdempotencyKey.of(UUID.randomUUID().toString());
    }

    /** A command that was done: what was asked under each key is the key itself. */
    public static Answer done(String result, IdempotencyKey... keys) {
        return new Answer(parts(keys), Optional.of(result), List.of(), List.of(), Optional.empty(), NOW);
    }

    /** A command that was refused. */
    public static Answer refused(IdempotencyKey... keys) {
        List<Refusal> refusals = List.of(
                Refusal.of(RefusalCode.UNKNOWN_TIMEBANK),
                Refusal.of(RefusalCode.UNKNOWN_MEMBER, "Ann").atPart(0));
        return new Answer(parts(keys), Optional.empty(), refusals, List.of(), Optional.empty(), NOW);
    }

    private static Map<IdempotencyKey, Digest> parts(IdempotencyKey... keys) {
        Map<IdempotencyKey, Digest> parts = new LinkedHashMap<>();
        for (IdempotencyKey key : keys) {
            parts.put(key, Digest.of(key.value()));
        }
        return parts;
    }

    public static ChangeSet answering(Answer answer) {
        return ChangeSet.builder().answer(answer).build();
    }

    public static Event event(EventType type, UUID subject, int number) {
        return new Event(UUID.randomUUID(), type, subject, number, "a detail", NOW, ACTOR, Optional.empty());
    }

    public static Assessment assessment(Exchange exchange) {
        return new Assessment(
                UUID.randomUUID(),
                Optional.of(exchange.id().value()),
                Stage.DONE,
                RiskDecision.ALLOW_WITH_CONDITIONS,
                List.of("membership", "approval"),
                List.of(new Finding("a-code", 0, RiskDecision.ALLOW_WITH_CONDITIONS, "Yes.", "Yes, but.", "Nothing.")),
                "DONE|true",
                RULES_VERSION,
                NOW);
    }
}

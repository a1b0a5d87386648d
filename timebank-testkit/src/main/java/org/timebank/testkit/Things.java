package org.timebank.testkit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.Entry;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.TransactionReason;
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
import org.timebank.spi.Fingerprint;
import org.timebank.spi.Key;

/** Plain examples of everything that a store keeps. */
final class Things {

    static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123456Z");
    static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    static final String ACTOR = "crm-user-17";
    static final int RULES_VERSION = 1;

    private Things() {}

    static AdoptedRules rules(int version) {
        return new AdoptedRules(version, CommunityRules.common(ZoneOffset.UTC), NOW, ACTOR);
    }

    static Member person(ExternalReference... references) {
        return new Member(
                MemberId.of(UUID.randomUUID()),
                MemberKind.PERSON,
                Set.of(references),
                List.of(Membership.since(LocalDate.of(2024, 2, 29))));
    }

    /** Somebody joins: the member, and the account with nothing in it. */
    static ChangeSet.Builder join(ChangeSet.Builder changes, Member member) {
        AccountId account = AccountId.of(member.id());
        return changes.put(new Key.MemberKey(member.id()), 0, member)
                .put(new Key.AccountKey(account), 0, Account.open(account));
    }

    static ChangeSet joining(Member member) {
        return join(ChangeSet.builder(), member).build();
    }

    static ChangeSet.Builder define(ChangeSet.Builder changes, Category category) {
        return changes.put(new Key.CategoryKey(category.code()), 0, category);
    }

    static Offer offer(Member member, String category) {
        return new Offer(
                new OfferId(UUID.randomUUID()), member.id(), OfferKind.OFFER, category, "An hour or two", NOW, false);
    }

    static Leg leg(Member provider, Member recipient, String category) {
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

    static Exchange proposed(Leg... legs) {
        return new Exchange(
                ExchangeId.of(UUID.randomUUID()),
                Optional.empty(),
                ExchangeState.PROPOSED,
                List.of(legs),
                Set.of(),
                Optional.empty(),
                NOW,
                ACTOR,
                Optional.empty());
    }

    /** The exchange as it is once the transaction has settled it: each leg is credited what {@link #settling} moves. */
    static Exchange settled(Exchange exchange, LedgerTransaction by) {
        List<Leg> done = exchange.legs().stream()
                .map(leg -> leg.settled(leg.date(), leg.statedMinutes(), leg.statedMinutes(), false))
                .toList();
        return exchange.settled(done, by.id());
    }

    /** The transaction that settles an exchange: the provider of each leg is credited, the recipient debited. */
    static LedgerTransaction settling(Exchange exchange) {
        List<Entry> entries = new ArrayList<>();
        for (Leg leg : exchange.legs()) {
            entries.add(entry(leg.provider(), leg.creditedMinutes().orElse(leg.statedMinutes())));
            entries.add(entry(leg.recipient(), -leg.creditedMinutes().orElse(leg.statedMinutes())));
        }
        LedgerTransactionId id = exchange.transaction().orElseGet(() -> new LedgerTransactionId(UUID.randomUUID()));
        return transaction(id, exchange.id().value(), entries);
    }

    static LedgerTransaction transfer(Member from, Member to, long minutes) {
        return transaction(entry(to.id(), minutes), entry(from.id(), -minutes));
    }

    static LedgerTransaction transaction(Entry... entries) {
        return transaction(new LedgerTransactionId(UUID.randomUUID()), UUID.randomUUID(), List.of(entries));
    }

    private static LedgerTransaction transaction(LedgerTransactionId id, UUID subject, List<Entry> entries) {
        return new LedgerTransaction(
                id, entries, TransactionReason.EXCHANGE, subject, TODAY, NOW, ACTOR, Optional.empty(), RULES_VERSION);
    }

    static Entry entry(MemberId member, long minutes) {
        return new Entry(AccountId.of(member), minutes);
    }

    static IdempotencyKey key() {
        return IdempotencyKey.of(UUID.randomUUID().toString());
    }

    /** A command that was done: what was asked under each key is the key itself. */
    static Answer done(String result, IdempotencyKey... keys) {
        return new Answer(parts(keys), Optional.of(result), List.of(), Optional.empty(), NOW);
    }

    /** A command that was refused. */
    static Answer refused(IdempotencyKey... keys) {
        List<Refusal> refusals = List.of(
                Refusal.of(RefusalCode.UNKNOWN_TIMEBANK),
                Refusal.of(RefusalCode.UNKNOWN_MEMBER, "Ann").atPart(0));
        return new Answer(parts(keys), Optional.empty(), refusals, Optional.empty(), NOW);
    }

    private static Map<IdempotencyKey, Fingerprint> parts(IdempotencyKey... keys) {
        Map<IdempotencyKey, Fingerprint> parts = new LinkedHashMap<>();
        for (IdempotencyKey key : keys) {
            parts.put(key, Fingerprint.of(key.value()));
        }
        return parts;
    }

    static ChangeSet answering(Answer answer) {
        return ChangeSet.builder().build().and(answer);
    }

    static Event event(EventType type, UUID subject, int number) {
        return new Event(UUID.randomUUID(), type, subject, number, "a detail", NOW, ACTOR, Optional.empty());
    }

    static Assessment assessment(Exchange exchange) {
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

    /**
     * One change set with something of everything: somebody joins, a category is defined, an offer of theirs is published,
     * an exchange with Ben of the cast is recorded and settled, assessed, told of and answered.
     */
    static ChangeSet everything(Member newcomer, Category category, IdempotencyKey... keys) {
        Exchange agreed = proposed(leg(newcomer, Cast.BEN, category.code()));
        LedgerTransaction transaction = settling(agreed);
        Exchange exchange = settled(agreed, transaction);
        Offer offer = offer(newcomer, category.code());
        ChangeSet.Builder changes = define(join(ChangeSet.builder(), newcomer), category)
                .put(new Key.OfferKey(offer.id()), 0, offer)
                .put(new Key.ExchangeKey(exchange.id()), 0, exchange)
                .post(transaction)
                .assess(assessment(exchange))
                .tell(event(EventType.MEMBER_JOINED, newcomer.id().value(), 1))
                .tell(event(EventType.OFFER_PUBLISHED, offer.id().value(), 1))
                .tell(event(EventType.EXCHANGE_RECORDED, exchange.id().value(), 1));
        return changes.build().and(done("a result", keys));
    }

    static ChangeSet everything() {
        Category category = new Category(UUID.randomUUID().toString(), "Something new", true);
        return everything(person(ExternalReference.of("crm", UUID.randomUUID().toString())), category, key());
    }
}

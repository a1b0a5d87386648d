package org.timebank.jdbc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.timebank.command.Digest;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Refusal;
import org.timebank.command.TimebankId;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.Entry;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldId;
import org.timebank.credit.HoldState;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.TransactionHeader;
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
import org.timebank.rules.AdoptedRules;
import org.timebank.rules.CommunityRules;
import org.timebank.spi.Answer;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Posting;

/** Things to store. */
final class Things {

    static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123456Z");
    static final LocalDate TODAY = LocalDate.of(2026, 3, 29);

    private static final AtomicLong IDS = new AtomicLong();

    private Things() {}

    /** Time-ordered, as the library's own ids are. */
    static UUID id() {
        return new UUID(0x0196_0000_0000_7000L | IDS.incrementAndGet() << 16, 0x8000_0000_0000_0000L | IDS.get());
    }

    static TimebankId timebank() {
        return TimebankId.of("bank-" + UUID.randomUUID());
    }

    /** A timebank with rules in it. */
    static TimebankId founded(JdbcTimebankStore store) {
        TimebankId timebank = timebank();
        store.apply(timebank, rules(1));
        return timebank;
    }

    static ChangeSet rules(int version) {
        AdoptedRules rules = new AdoptedRules(version, CommunityRules.common(ZoneId.of("Europe/Berlin")), NOW, "admin");
        return ChangeSet.builder().put(new Key.RulesKey(), version - 1, rules).build();
    }

    static Member person(ExternalReference... references) {
        return new Member(MemberId.of(id()), MemberKind.PERSON, Set.of(references), List.of(Membership.since(TODAY)));
    }

    static ChangeSet joining(Member... members) {
        ChangeSet.Builder changes = ChangeSet.builder();
        for (Member member : members) {
            AccountId account = AccountId.of(member.id());
            changes.put(new Key.MemberKey(member.id()), 0, member)
                    .put(new Key.AccountKey(account), 0, Account.open(account, AccountKind.MEMBER));
        }
        return changes.build();
    }

    static Member joined(JdbcTimebankStore store, TimebankId timebank) {
        Member member = person();
        store.apply(timebank, joining(member));
        return member;
    }

    static Category category(String code) {
        return new Category(code, "Label of " + code, false);
    }

    static ChangeSet defining(Category category, int expectedVersion) {
        return ChangeSet.builder()
                .put(new Key.CategoryKey(category.code()), expectedVersion, category)
                .build();
    }

    static Offer offer(MemberId member, OfferKind kind, String category) {
        return new Offer(new OfferId(id()), member, kind, category, "Title", NOW, false);
    }

    static ChangeSet publishing(Offer offer) {
        return ChangeSet.builder().put(new Key.OfferKey(offer.id()), 0, offer).build();
    }

    static Exchange proposed(Leg... legs) {
        return new Exchange(
                ExchangeId.of(id()),
                Optional.empty(),
                ExchangeState.PROPOSED,
                List.of(legs),
                Set.of(),
                Optional.empty(),
                NOW,
                "broker",
                Optional.empty(),
                Optional.empty());
    }

    static ChangeSet saving(Exchange exchange, int expectedVersion) {
        return ChangeSet.builder()
                .put(new Key.ExchangeKey(exchange.id()), expectedVersion, exchange)
                .build();
    }

    static Leg leg(MemberId provider, MemberId recipient, String category, LocalDate date) {
        return new Leg(
                provider, recipient, ExchangeKind.PERSON_TO_PERSON, category, date, 52, OptionalLong.empty(), false);
    }

    static LedgerTransaction transfer(MemberId from, MemberId to, long minutes) {
        return transaction(new Entry(AccountId.of(to), minutes), new Entry(AccountId.of(from), -minutes));
    }

    static LedgerTransaction transaction(Entry... entries) {
        return new LedgerTransaction(header(TODAY, NOW), List.of(entries));
    }

    static TransactionHeader header(LocalDate occurredOn, Instant recordedAt) {
        return new TransactionHeader(
                new LedgerTransactionId(id()),
                TransactionReason.EXCHANGE,
                id(),
                occurredOn,
                recordedAt,
                "broker",
                Optional.empty(),
                1,
                Optional.empty(),
                Optional.empty());
    }

    /** Undoes a transaction. */
    static LedgerTransaction reversal(LedgerTransaction undone) {
        TransactionHeader header = new TransactionHeader(
                new LedgerTransactionId(id()),
                TransactionReason.REVERSAL,
                undone.id().value(),
                TODAY,
                NOW,
                "broker",
                Optional.of(MemberId.of(id())),
                1,
                Optional.of(undone.id()),
                Optional.of("Booked twice"));
        return new LedgerTransaction(
                header,
                undone.entries().stream()
                        .map(entry -> new Entry(entry.account(), -entry.minutes()))
                        .toList());
    }

    /** An account of the community's, in a timebank that has none yet. */
    static AccountId opened(JdbcTimebankStore store, TimebankId timebank, AccountKind kind) {
        AccountId account = AccountId.of(kind);
        store.apply(
                timebank,
                ChangeSet.builder()
                        .put(new Key.AccountKey(account), 0, Account.open(account, kind))
                        .build());
        return account;
    }

    static AccountTerms terms(AccountId account, boolean closed) {
        return new AccountTerms(account, Optional.empty(), closed, NOW, "admin", "Because");
    }

    static ChangeSet setting(AccountTerms terms, int expectedVersion) {
        return ChangeSet.builder()
                .put(new Key.TermsKey(terms.account()), expectedVersion, terms)
                .build();
    }

    static Hold hold(Map<AccountId, Long> minutes, LocalDate lastDay) {
        return new Hold(
                new HoldId(id()), new TreeMap<>(minutes), HoldState.OPEN, Optional.empty(), Optional.of(lastDay));
    }

    /** Sets credits aside. */
    static ChangeSet placing(Hold hold) {
        return ChangeSet.builder()
                .put(new Key.HoldKey(hold.id()), 0, hold)
                .post(Posting.held(hold.minutes()))
                .build();
    }

    /** Frees credits that were set aside. */
    static ChangeSet ending(Hold hold, HoldState state) {
        SortedMap<AccountId, Long> freed = new TreeMap<>();
        hold.minutes().forEach((account, minutes) -> freed.put(account, -minutes));
        return ChangeSet.builder()
                .put(new Key.HoldKey(hold.id()), 1, hold.in(state))
                .post(Posting.held(freed))
                .build();
    }

    static ChangeSet posting(LedgerTransaction... transactions) {
        ChangeSet.Builder changes = ChangeSet.builder();
        for (LedgerTransaction transaction : transactions) {
            changes.post(transaction);
        }
        return changes.build();
    }

    static Answer done(String result, String... keys) {
        return new Answer(parts(keys), Optional.of(result), List.of(), List.of(), Optional.empty(), NOW);
    }

    static Answer refused(Optional<UUID> assessment, String... keys) {
        List<Refusal> refusals = List.of(
                new Refusal("some-code", OptionalInt.empty(), "A | sentence \\ with signs.", "A remedy."),
                new Refusal("other-code", OptionalInt.of(3), "Another sentence.", ""));
        return new Answer(parts(keys), Optional.empty(), refusals, List.of(), assessment, NOW);
    }

    private static Map<IdempotencyKey, Digest> parts(String... keys) {
        Map<IdempotencyKey, Digest> parts = new LinkedHashMap<>();
        for (String key : keys) {
            parts.put(IdempotencyKey.of(key), Digest.of("content of " + key));
        }
        return parts;
    }

    static ChangeSet answering(Answer answer) {
        return ChangeSet.builder().build().and(answer);
    }

    static Event event(UUID subject, int number) {
        return new Event(id(), EventType.EXCHANGE_RECORDED, subject, number, "", NOW, "broker", Optional.empty());
    }
}

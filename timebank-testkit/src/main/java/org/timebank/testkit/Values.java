package org.timebank.testkit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.timebank.command.IdempotencyKey;
import org.timebank.credit.Entry;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.TransactionReason;
import org.timebank.event.Event;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.Membership;
import org.timebank.offer.Category;

/** What generated things are made of, in a timebank with the members and the categories of the {@link Cast}. */
final class Values {

    static final long LONGEST_TIME = 1L << 40;
    private static final Instant LAST_MOMENT = Instant.parse("9998-12-31T23:59:59Z");

    private Values() {}

    /** Ledger transactions of two to eight entries; an account may have several. */
    static Arbitrary<LedgerTransaction> transactions() {
        Arbitrary<List<Entry>> entries = Combinators.combine(
                        pairs(), Arbitraries.longs().between(1, LONGEST_TIME))
                .as((pair, minutes) -> List.of(
                        Things.entry(pair.get(0).id(), minutes),
                        Things.entry(pair.get(1).id(), -minutes)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(pairs -> pairs.stream().flatMap(List::stream).toList());
        return Combinators.combine(
                        ids().map(LedgerTransactionId::new),
                        entries,
                        ids(),
                        days(),
                        moments(),
                        Texts.plain(100),
                        cast().map(Member::id).optional())
                .as((id, both, subject, day, at, by, onBehalfOf) -> new LedgerTransaction(
                        id, both, TransactionReason.EXCHANGE, subject, day, at, by, onBehalfOf, Things.RULES_VERSION));
    }

    /** A transaction with that many entries, over all of the cast. */
    static LedgerTransaction largeTransaction(int entries) {
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < entries / 2; i++) {
            int members = Cast.MEMBERS.size();
            all.add(Things.entry(Cast.MEMBERS.get(i % members).id(), i + 1));
            all.add(Things.entry(Cast.MEMBERS.get((i + 1 + i % 3) % members).id(), -i - 1));
        }
        return Things.transaction(all.toArray(Entry[]::new));
    }

    /** A transaction between all of the cast, in any order. */
    static LedgerTransaction transactionOfMany(Random random) {
        List<Member> order = new ArrayList<>(Cast.MEMBERS);
        Collections.shuffle(order, random);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i + 1 < order.size(); i++) {
            long minutes = random.nextInt(1, 100);
            entries.add(Things.entry(order.get(i).id(), minutes));
            entries.add(Things.entry(order.get(i + 1).id(), -minutes));
        }
        return Things.transaction(entries.toArray(Entry[]::new));
    }

    /** Any number of 128 bits, but those which the cast has. */
    static Arbitrary<UUID> ids() {
        Arbitrary<Long> halves = Arbitraries.longs();
        return Combinators.combine(halves, halves)
                .as(UUID::new)
                .filter(id ->
                        Cast.MEMBERS.stream().noneMatch(m -> m.id().value().equals(id)) && !id.equals(Event.RULES));
    }

    static Arbitrary<IdempotencyKey> keys() {
        return Texts.plain(IdempotencyKey.LONGEST).map(IdempotencyKey::of);
    }

    static Arbitrary<ExternalReference> references() {
        return Combinators.combine(
                        Texts.plain(ExternalReference.LONGEST_SYSTEM).map(system -> system.replace(':', '-')),
                        Texts.plain(ExternalReference.LONGEST_VALUE))
                .as(ExternalReference::of);
    }

    static Arbitrary<List<Membership>> memberships() {
        return days().set().ofMinSize(1).ofMaxSize(7).map(days -> {
            List<LocalDate> ordered = days.stream().sorted().toList();
            List<Membership> memberships = new ArrayList<>();
            for (int i = 0; i < ordered.size(); i += 2) {
                Optional<LocalDate> end = i + 1 < ordered.size() ? Optional.of(ordered.get(i + 1)) : Optional.empty();
                memberships.add(new Membership(ordered.get(i), end));
            }
            return memberships;
        });
    }

    /** Days of the years 1 to 9999. */
    static Arbitrary<LocalDate> days() {
        long first = LocalDate.of(1, 1, 1).toEpochDay();
        long last = LocalDate.of(9999, 12, 31).toEpochDay();
        Arbitrary<LocalDate> recent = Arbitraries.longs()
                .between(
                        LocalDate.of(2020, 1, 1).toEpochDay(),
                        LocalDate.of(2026, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
        return Arbitraries.oneOf(
                recent, Arbitraries.longs().between(first, last).map(LocalDate::ofEpochDay));
    }

    /** Moments of the years 1970 to 9998, with microseconds. */
    static Arbitrary<Instant> moments() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, LAST_MOMENT.getEpochSecond()),
                        Arbitraries.integers().between(0, 999_999))
                .as((seconds, micros) -> Instant.ofEpochSecond(seconds, 1_000L * micros));
    }

    static Arbitrary<Member> cast() {
        return Arbitraries.of(Cast.MEMBERS);
    }

    /** Two different members of the cast. */
    static Arbitrary<List<Member>> pairs() {
        return cast().list().ofSize(2).uniqueElements();
    }

    static Arbitrary<String> categories() {
        return Arbitraries.of(Cast.CATEGORIES).map(Category::code);
    }

    static Arbitrary<OptionalLong> optionalLong(Arbitrary<Long> longs) {
        return longs.optional().map(value -> value.map(OptionalLong::of).orElseGet(OptionalLong::empty));
    }
}

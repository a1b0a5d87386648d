package org.timebank.testkit.given;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.timebank.command.IdempotencyKey;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.Limits;
import org.timebank.event.Event;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.Membership;
import org.timebank.offer.Category;

/** What generated things are made of, in a timebank with the members and the categories of the {@link Cast}. */
public final class Values {

    /** The most minutes that are generated. */
    public static final long LONGEST_TIME = 1L << 40;

    private static final Instant LAST_MOMENT = Instant.parse("9998-12-31T23:59:59Z");

    private Values() {}

    /** Any number of 128 bits, but those which are somebody's or something's in every timebank. */
    public static Arbitrary<UUID> ids() {
        Arbitrary<Long> halves = Arbitraries.longs();
        return Combinators.combine(halves, halves).as(UUID::new).filter(id -> !isTaken(id));
    }

    private static boolean isTaken(UUID id) {
        return id.equals(Event.RULES)
                || id.equals(Event.SEALS)
                || Cast.COMMUNITY.stream()
                        .anyMatch(kind -> AccountId.of(kind).value().equals(id))
                || Cast.MEMBERS.stream().anyMatch(member -> member.id().value().equals(id));
    }

    public static Arbitrary<IdempotencyKey> keys() {
        return Texts.plain(IdempotencyKey.LONGEST).map(IdempotencyKey::of);
    }

    public static Arbitrary<ExternalReference> references() {
        return Combinators.combine(
                        Texts.plain(ExternalReference.LONGEST_SYSTEM).map(system -> system.replace(':', '-')),
                        Texts.plain(ExternalReference.LONGEST_VALUE))
                .as(ExternalReference::of);
    }

    public static Arbitrary<List<Membership>> memberships() {
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
    public static Arbitrary<LocalDate> days() {
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
    public static Arbitrary<Instant> moments() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, LAST_MOMENT.getEpochSecond()),
                        Arbitraries.integers().between(0, 999_999))
                .as((seconds, micros) -> Instant.ofEpochSecond(seconds, 1_000L * micros));
    }

    public static Arbitrary<Member> cast() {
        return Arbitraries.of(Cast.MEMBERS);
    }

    /** Two different members of the cast. */
    public static Arbitrary<List<Member>> pairs() {
        return cast().list().ofSize(2).uniqueElements();
    }

    public static Arbitrary<String> categories() {
        return Arbitraries.of(Cast.CATEGORIES).map(Category::code);
    }

    public static Arbitrary<OptionalLong> optionalLong(Arbitrary<Long> longs) {
        return longs.optional().map(value -> value.map(OptionalLong::of).orElseGet(OptionalLong::empty));
    }

    public static Arbitrary<OptionalInt> optionalInt(Arbitrary<Integer> integers) {
        return integers.optional().map(value -> value.map(OptionalInt::of).orElseGet(OptionalInt::empty));
    }

    /** From one minute to a very long time. */
    public static Arbitrary<Long> minutes() {
        return Arbitraries.longs().between(1, LONGEST_TIME);
    }

    /** Limits and warning levels, above zero and below. */
    public static Arbitrary<AccountLimits> limits() {
        Arbitrary<OptionalLong> levels = optionalLong(Arbitraries.longs().between(-LONGEST_TIME, LONGEST_TIME));
        return Combinators.combine(levels, levels, levels, levels)
                .as((floor, ceiling, below, above) -> new AccountLimits(inOrder(floor, ceiling), below, above));
    }

    private static Limits inOrder(OptionalLong floor, OptionalLong ceiling) {
        return floor.isPresent() && ceiling.isPresent() && floor.getAsLong() > ceiling.getAsLong()
                ? new Limits(ceiling, floor)
                : new Limits(floor, ceiling);
    }
}

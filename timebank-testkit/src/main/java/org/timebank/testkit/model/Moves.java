package org.timebank.testkit.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.timebank.command.RefusalCode;
import org.timebank.command.Warning;
import org.timebank.credit.AccountId;
import org.timebank.credit.Limits;
import org.timebank.member.MemberId;
import org.timebank.rules.CommunityRules;

/**
 * What a command does to accounts. Immutable.
 *
 * @param sides what is entered, with a sum of zero
 * @param held how much more is set aside; less, if negative
 * @param limited whether limits hold for it
 */
record Moves(List<Side> sides, SortedMap<Purse, Long> held, boolean limited) {

    static final Moves NONE = new Moves(List.of(), Collections.emptySortedMap(), true);

    /** What is entered on one account. */
    record Side(Purse purse, long minutes) {}

    static Moves of(Purse from, Purse to, long minutes) {
        return of(List.of(new Side(from, -minutes), new Side(to, minutes)));
    }

    static Moves of(List<Side> sides) {
        return new Moves(List.copyOf(sides), Collections.emptySortedMap(), true);
    }

    static Moves settingAside(SortedMap<Purse, Long> minutes) {
        return new Moves(List.of(), minutes, true);
    }

    static Moves freeing(SortedMap<Purse, Long> minutes) {
        SortedMap<Purse, Long> less = new TreeMap<>();
        minutes.forEach((purse, held) -> less.put(purse, -held));
        return new Moves(List.of(), less, true);
    }

    /** The opposite of what was entered. */
    static Moves undoing(List<Side> sides) {
        return of(sides.stream()
                .map(side -> new Side(side.purse(), -side.minutes()))
                .toList());
    }

    Moves and(Moves other) {
        List<Side> both = new ArrayList<>(sides);
        both.addAll(other.sides);
        SortedMap<Purse, Long> bothHeld = new TreeMap<>(held);
        other.held.forEach((purse, minutes) -> bothHeld.merge(purse, minutes, Long::sum));
        return new Moves(List.copyOf(both), bothHeld, limited && other.limited);
    }

    Moves limitedIf(boolean condition) {
        return new Moves(sides, held, condition);
    }

    SortedSet<Purse> purses() {
        SortedSet<Purse> purses = new TreeSet<>(held.keySet());
        sides.forEach(side -> purses.add(side.purse()));
        return purses;
    }

    /** Why they may not be, if they may not. */
    Optional<RefusalCode> forbidden(CommunityRules rules) {
        if (purses().stream().anyMatch(purse -> purse.closed)) {
            return Optional.of(RefusalCode.ACCOUNT_CLOSED);
        }
        return purses().stream()
                .filter(purse -> limited)
                .flatMap(purse -> beyond(purse, purse.limits(rules).bounds()))
                .findFirst();
    }

    private Stream<RefusalCode> beyond(Purse purse, Limits limits) {
        boolean tooLow = isBelow(purse, limits.floor());
        boolean tooHigh = isAbove(purse, limits.ceiling());
        return tooLow
                ? Stream.of(RefusalCode.OVER_DEBIT_LIMIT)
                : tooHigh ? Stream.of(RefusalCode.OVER_CREDIT_LIMIT) : Stream.empty();
    }

    /**
     * Of what should be warned once they are done: asked before.
     *
     * @param party who is told of nothing but their own account; empty for who is told of all
     */
    List<String> warnings(CommunityRules rules, Optional<MemberId> party) {
        List<String> codes = new ArrayList<>();
        for (Purse purse : purses()) {
            if (party.isPresent() && !purse.id.equals(AccountId.of(party.get()))) {
                continue;
            }
            if (isBelow(purse, purse.limits(rules).warnBelow())) {
                codes.add(Warning.Code.NEAR_FLOOR.code());
            }
            if (isAbove(purse, purse.limits(rules).warnAbove())) {
                codes.add(Warning.Code.NEAR_CEILING.code());
            }
        }
        return codes;
    }

    private boolean isBelow(Purse purse, OptionalLong level) {
        long change = entered(purse) - held.getOrDefault(purse, 0L);
        return change < 0 && level.isPresent() && purse.free() + change < level.getAsLong();
    }

    private boolean isAbove(Purse purse, OptionalLong level) {
        long change = entered(purse);
        return change > 0 && level.isPresent() && purse.balance + change > level.getAsLong();
    }

    private long entered(Purse purse) {
        return sides.stream()
                .filter(side -> side.purse() == purse)
                .mapToLong(Side::minutes)
                .sum();
    }
}

package org.timebank.internal.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.exchange.ExchangeKind;
import org.timebank.exchange.Leg;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.member.MemberRef;
import org.timebank.offer.Category;
import org.timebank.risk.ProposedLeg;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;

/**
 * Stated legs, read against the facts: what is wrong with them, and those whose parties and activity are known.
 *
 * @param refusals leg by leg, in the order of the rules that {@code RefusalCode} lists for a leg
 * @param known the legs that a risk check can look at
 * @param positions which stated leg each known one is
 */
record LegReading(List<Refusal> refusals, List<ProposedLeg> known, List<Integer> positions) {

    /**
     * Reads the legs.
     *
     * @param done whether they have been done already, so that no day of theirs is still to come
     */
    static LegReading of(List<StatedLeg> stated, boolean done, Facts facts, Circumstances now) {
        LegReading reading = new LegReading(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < stated.size(); i++) {
            reading.read(i, stated.get(i), done, facts, now);
        }
        return reading;
    }

    private void read(int index, StatedLeg leg, boolean done, Facts facts, Circumstances now) {
        time(leg.minutes(), now).ifPresent(r -> refusals.add(r.atPart(index)));
        if (done) {
            day(leg.date(), now).ifPresent(r -> refusals.add(r.atPart(index)));
        }
        Optional<Category> category = facts.find(new Key.CategoryKey(leg.category()));
        if (category.isEmpty()) {
            refuse(index, RefusalCode.UNKNOWN_CATEGORY, leg.category());
        }
        Optional<Member> provider = member(index, leg.provider(), facts);
        Optional<Member> recipient = member(index, leg.recipient(), facts);
        if (leg.provider().equals(leg.recipient()) || provider.isPresent() && provider.equals(recipient)) {
            refuse(index, RefusalCode.SAME_MEMBER);
        } else if (category.isPresent() && provider.isPresent() && recipient.isPresent()) {
            known.add(new ProposedLeg(provider.get(), recipient.get(), category.get(), leg.date(), leg.minutes()));
            positions.add(index);
        }
    }

    /** What is wrong with a time. */
    static Optional<Refusal> time(long minutes, Circumstances now) {
        long longest = now.rules().longestPlausibleMinutes();
        if (minutes > longest) {
            return Optional.of(Refusal.of(RefusalCode.IMPLAUSIBLE_TIME, minutes, longest));
        }
        return now.rules().rounding().round(minutes) == 0
                ? Optional.of(Refusal.of(RefusalCode.ROUNDS_TO_NOTHING, minutes))
                : Optional.empty();
    }

    /** What is wrong with the day of something that has been done. */
    static Optional<Refusal> day(LocalDate date, Circumstances now) {
        return date.isAfter(now.today())
                ? Optional.of(Refusal.of(RefusalCode.FUTURE_DATE, date, now.today()))
                : Optional.empty();
    }

    private Optional<Member> member(int index, MemberRef reference, Facts facts) {
        Optional<Member> member = facts.find(new Key.MemberKey(reference));
        if (member.isEmpty()) {
            refuse(index, RefusalCode.UNKNOWN_MEMBER, reference);
        }
        return member;
    }

    private void refuse(int index, RefusalCode code, Object... values) {
        refusals.add(Refusal.of(code, values).atPart(index));
    }

    /** Everybody who provides or receives in the known legs. */
    Set<MemberId> parties() {
        return known.stream()
                .flatMap(leg -> Stream.of(leg.provider().id(), leg.recipient().id()))
                .collect(Collectors.toSet());
    }

    /** The known legs as legs of an exchange that is not settled yet. */
    List<Leg> planned() {
        return known.stream()
                .map(leg -> new Leg(
                        leg.provider().id(),
                        leg.recipient().id(),
                        ExchangeKind.of(leg.provider().kind(), leg.recipient().kind()),
                        leg.category().code(),
                        leg.date(),
                        leg.minutes(),
                        OptionalLong.empty(),
                        false))
                .toList();
    }
}

package org.timebank.testkit.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.timebank.exchange.ExchangeState;
import org.timebank.member.MemberId;

/** An exchange in the model. Mutable. */
final class Deal {

    /** As planned, until it is settled; then as it was done. */
    List<Part> parts;

    final Set<MemberId> agreed = new HashSet<>();
    boolean approved;
    ExchangeState state = ExchangeState.PROPOSED;
    /** What was set aside when it was agreed. */
    Optional<SetAside> hold = Optional.empty();
    /** What was posted when it was settled. */
    Optional<Posted> posted = Optional.empty();

    Deal(List<Part> parts) {
        this.parts = parts;
    }

    Set<MemberId> parties() {
        Set<MemberId> parties = new HashSet<>();
        parts.forEach(part -> parties.addAll(List.of(part.provider(), part.recipient())));
        return parties;
    }

    Set<MemberId> recipients() {
        Set<MemberId> recipients = new HashSet<>();
        parts.forEach(part -> recipients.add(part.recipient()));
        return recipients;
    }

    boolean allAgreed() {
        return agreed.containsAll(parties());
    }

    /** What each leg was worth when it was settled. */
    List<Long> worth() {
        List<Long> worth = new ArrayList<>();
        List<Moves.Side> sides = posted.map(settled -> settled.sides).orElse(List.of());
        for (int i = 0; i < sides.size(); i += 2) {
            worth.add(sides.get(i).minutes());
        }
        return worth;
    }

    /** What is freed when it goes on. */
    Moves freed() {
        return hold.map(SetAside::freed).orElse(Moves.NONE);
    }

    /** One leg, before rounding. */
    record Part(MemberId provider, MemberId recipient, String category, LocalDate date, long minutes) {

        Part done(LocalDate day, long time) {
            return new Part(provider, recipient, category, day, time);
        }
    }
}

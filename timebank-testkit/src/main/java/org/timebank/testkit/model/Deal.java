package org.timebank.testkit.model;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.timebank.exchange.ExchangeState;
import org.timebank.member.MemberId;

/** An exchange in the model. Mutable. */
final class Deal {

    final List<Part> parts;
    final Set<MemberId> agreed = new HashSet<>();
    boolean approved;
    ExchangeState state = ExchangeState.PROPOSED;

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

    /** One leg, before rounding. */
    record Part(MemberId provider, MemberId recipient, String category, LocalDate date, long minutes) {

        Part done(LocalDate day, long time) {
            return new Part(provider, recipient, category, day, time);
        }
    }
}

package org.timebank.internal.exchange;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.Leg;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.member.MemberId;

/** Who may do what in an exchange. */
final class Standing {

    /** How those are called who take part. */
    static final String PARTIES = "a provider or recipient, or a broker on behalf of one";

    private Standing() {}

    /** The party for whom the actor acts, if the actor acts for one. */
    static Optional<MemberId> party(Circumstances now, Exchange exchange) {
        return now.party().filter(exchange.parties()::contains);
    }

    /** Whether the actor is a broker who acts for no member. */
    static boolean isBrokerForNobody(Circumstances now) {
        return now.isBroker() && now.onBehalfOf().isEmpty();
    }

    /** A broker approves, but nobody approves an exchange of their own. */
    static boolean mayApprove(Circumstances now, Exchange exchange) {
        boolean onOwnBehalf = now.onBehalfOf().isEmpty() && party(now, exchange).isPresent();
        return now.isBroker() && !onOwnBehalf;
    }

    /** A party, or a broker who acts for nobody, proposes and calls off. */
    static boolean takesPart(Circumstances now, Exchange exchange) {
        return party(now, exchange).isPresent() || isBrokerForNobody(now);
    }

    /** Whoever is debited confirms: the only recipient, or a broker who is no party. */
    static boolean mayConfirm(Circumstances now, Exchange exchange) {
        Set<MemberId> recipients = new HashSet<>();
        exchange.legs().stream().map(Leg::recipient).forEach(recipients::add);
        return party(now, exchange)
                .map(party -> recipients.equals(Set.of(party)))
                .orElseGet(() -> isBrokerForNobody(now));
    }
}

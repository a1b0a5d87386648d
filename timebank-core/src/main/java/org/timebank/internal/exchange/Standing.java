package org.timebank.internal.exchange;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    static Optional<MemberId> party(Circumstances now, Set<MemberId> parties) {
        return now.party().filter(parties::contains);
    }

    /** A party, or a broker who acts for nobody, proposes, records and calls off. */
    static boolean takesPart(Circumstances now, Set<MemberId> parties) {
        return party(now, parties).isPresent() || isBrokerForNobody(now);
    }

    /** A broker approves, but nobody approves an exchange of their own, on whose behalf it may be. */
    static boolean mayApprove(Circumstances now, Exchange exchange) {
        return now.isBroker() && !isOwn(now, exchange);
    }

    /**
     * Whoever is debited confirms: the only recipient, or a broker who is no party. A broker who gave the time does not
     * confirm it on behalf of the recipient either.
     */
    static boolean mayConfirm(Circumstances now, Exchange exchange) {
        Set<MemberId> recipients = exchange.legs().stream().map(Leg::recipient).collect(Collectors.toSet());
        if (isOwn(now, exchange) && !isOnly(now.own(), recipients)) {
            return false;
        }
        return party(now, exchange.parties()).isPresent() ? isOnly(now.party(), recipients) : isBrokerForNobody(now);
    }

    /** Whether the actor is a party, or acts for one. */
    static boolean isInvolved(Circumstances now, Exchange exchange) {
        return isOwn(now, exchange) || party(now, exchange.parties()).isPresent();
    }

    private static boolean isOwn(Circumstances now, Exchange exchange) {
        return now.own().filter(exchange.parties()::contains).isPresent();
    }

    private static boolean isOnly(Optional<MemberId> member, Set<MemberId> recipients) {
        return member.map(Set::of).filter(recipients::equals).isPresent();
    }

    private static boolean isBrokerForNobody(Circumstances now) {
        return now.isBroker() && now.onBehalfOf().isEmpty();
    }
}

package org.timebank.internal.exchange;

import java.util.List;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.Leg;
import org.timebank.risk.ProposedLeg;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;

/** What risk checks are shown of an exchange that exists. */
final class ExchangeFacts {

    private ExchangeFacts() {}

    /** The legs with their members and activities, as planned. */
    static List<ProposedLeg> legs(Exchange exchange, Facts facts) {
        return exchange.legs().stream().map(leg -> proposed(leg, facts)).toList();
    }

    private static ProposedLeg proposed(Leg leg, Facts facts) {
        return new ProposedLeg(
                facts.find(new Key.MemberKey(leg.provider())).orElseThrow(),
                facts.find(new Key.MemberKey(leg.recipient())).orElseThrow(),
                facts.find(new Key.CategoryKey(leg.category())).orElseThrow(),
                leg.date(),
                leg.statedMinutes());
    }
}

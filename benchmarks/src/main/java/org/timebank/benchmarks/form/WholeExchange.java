package org.timebank.benchmarks.form;

import java.time.LocalDate;
import org.timebank.Tenant;
import org.timebank.Timebank;
import org.timebank.benchmarks.load.Draw;
import org.timebank.benchmarks.load.Pair;
import org.timebank.exchange.AcceptExchange;
import org.timebank.exchange.ConfirmExchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.PlannedLeg;
import org.timebank.exchange.ProposeExchange;

/**
 * An exchange from proposal to settlement, command by command.
 *
 * @param provider who acts for the provider
 * @param recipient who acts for the recipient
 * @param leg who gives time to whom
 * @param day on which
 * @param key to begin the keys of the commands with
 */
public record WholeExchange(Timebank provider, Timebank recipient, PlannedLeg leg, LocalDate day, String key) {

    /** Between two who are drawn. */
    public static WholeExchange drawn(Tenant tenant, Community community, Draw draw) {
        Pair pair = draw.pair();
        return new WholeExchange(
                community.member(tenant, pair.to()),
                community.member(tenant, pair.from()),
                new PlannedLeg(community.id(pair.to()), community.id(pair.from()), Community.CATEGORY, draw.minutes()),
                Community.yesterday(),
                draw.key());
    }

    /** The provider proposes it, and has agreed thereby. */
    public ExchangeId propose() {
        return provider.exchanges()
                .propose(ProposeExchange.of(key + "-propose", day, leg))
                .orElseThrow()
                .exchange();
    }

    /** The recipient accepts, which sets the credits aside. */
    public void accept(ExchangeId exchange) {
        recipient
                .exchanges()
                .accept(AcceptExchange.of(key + "-accept", exchange))
                .orElseThrow();
    }

    /** The recipient confirms that it was done as planned, which settles it. */
    public void confirm(ExchangeId exchange) {
        recipient
                .exchanges()
                .confirm(ConfirmExchange.of(key + "-confirm", exchange, day, leg.minutes()))
                .orElseThrow();
    }
}

package org.timebank.internal.exchange;

import java.util.Optional;
import org.timebank.event.EventType;
import org.timebank.exchange.DeclineExchange;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.ExchangeState;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.member.MemberId;
import org.timebank.spi.Facts;

/** A party does not want it. */
public final class DeclineDecision extends ExistingExchange<DeclineExchange> {

    public DeclineDecision() {
        super(ExchangeState.PROPOSED, ExchangeState.AWAITING_APPROVAL);
    }

    @Override
    ExchangeId exchange(DeclineExchange command) {
        return command.exchange();
    }

    @Override
    Decided<ExchangeReceipt> decide(Exchange exchange, Facts facts, DeclineExchange command, Circumstances now) {
        Optional<MemberId> party = Standing.party(now, exchange.parties());
        if (party.isEmpty()) {
            return notAParty(Standing.PARTIES);
        }
        Exchange declined = exchange.in(ExchangeState.DECLINED);
        return Decided.done(
                receipt(declined),
                replaced(
                                declined,
                                facts,
                                EventType.EXCHANGE_DECLINED,
                                party.get().toString(),
                                now)
                        .build());
    }
}

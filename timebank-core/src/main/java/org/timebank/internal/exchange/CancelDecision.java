package org.timebank.internal.exchange;

import org.timebank.credit.HoldState;
import org.timebank.event.EventType;
import org.timebank.exchange.CancelExchange;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.ExchangeState;
import org.timebank.internal.credit.Holds;
import org.timebank.internal.credit.Transfer;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;

/** What was proposed or agreed is called off. */
public final class CancelDecision extends ExistingExchange<CancelExchange> {

    public CancelDecision() {
        super(ExchangeState.PROPOSED, ExchangeState.AWAITING_APPROVAL, ExchangeState.AGREED);
    }

    @Override
    ExchangeId exchange(CancelExchange command) {
        return command.exchange();
    }

    @Override
    Decided<ExchangeReceipt> decide(Exchange exchange, Facts facts, CancelExchange command, Circumstances now) {
        if (!Standing.takesPart(now, exchange.parties())) {
            return notAParty("a provider or recipient, or a broker");
        }
        Exchange cancelled = exchange.in(ExchangeState.CANCELLED);
        ChangeSet.Builder changes = replaced(cancelled, facts, EventType.EXCHANGE_CANCELLED, "", now);
        openHold(exchange, facts).ifPresent(hold -> {
            Transfer transfer = new Transfer(facts, now);
            Holds.free(hold, transfer);
            Holds.end(hold, HoldState.RELEASED, 1, changes, facts, now);
            changes.post(transfer.posting());
        });
        return Decided.done(receipt(cancelled), changes.build());
    }
}

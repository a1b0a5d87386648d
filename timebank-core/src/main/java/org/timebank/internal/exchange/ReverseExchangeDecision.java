package org.timebank.internal.exchange;

import java.util.List;
import java.util.Optional;
import org.timebank.command.Refusal;
import org.timebank.credit.LedgerTransaction;
import org.timebank.event.EventType;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.ReverseExchange;
import org.timebank.internal.credit.Reversal;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;

/** A settled exchange is undone. */
public final class ReverseExchangeDecision extends ExistingExchange<ReverseExchange> {

    public ReverseExchangeDecision() {
        super(ExchangeState.SETTLED);
    }

    @Override
    ExchangeId exchange(ReverseExchange command) {
        return command.exchange();
    }

    @Override
    Decided<ExchangeReceipt> decide(Exchange exchange, Facts facts, ReverseExchange command, Circumstances now) {
        if (Standing.isInvolved(now, exchange)) {
            return notAParty("a broker or an administrator who is not a party");
        }
        LedgerTransaction settled = facts.find(
                        new Key.TransactionKey(exchange.transaction().orElseThrow()))
                .orElseThrow()
                .transaction();
        Reversal reversal = Reversal.of(settled, command.explanation(), facts, now);
        Optional<Refusal> refusal = reversal.transfer().refusal();
        if (refusal.isPresent()) {
            return Decided.refused(List.of(refusal.get()));
        }
        Exchange reversed = exchange.in(ExchangeState.REVERSED);
        ChangeSet changes = replaced(
                        reversed,
                        facts,
                        EventType.EXCHANGE_REVERSED,
                        reversal.header().id().toString(),
                        now)
                .post(reversal.transfer().posting(reversal.header()))
                .build();
        return Decided.done(receipt(reversed), reversal.transfer().warnings(), changes);
    }
}

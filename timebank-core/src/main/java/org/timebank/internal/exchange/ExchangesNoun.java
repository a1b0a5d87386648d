package org.timebank.internal.exchange;

import java.util.List;
import java.util.Optional;
import org.timebank.command.AccessDeniedException;
import org.timebank.command.Outcome;
import org.timebank.event.Event;
import org.timebank.exchange.AcceptExchange;
import org.timebank.exchange.ApproveExchange;
import org.timebank.exchange.CancelExchange;
import org.timebank.exchange.ConfirmExchange;
import org.timebank.exchange.DeclineExchange;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.Exchanges;
import org.timebank.exchange.ProposeExchange;
import org.timebank.exchange.RecordExchange;
import org.timebank.exchange.ReverseExchange;
import org.timebank.internal.pipeline.Caller;
import org.timebank.internal.pipeline.Pipeline;
import org.timebank.internal.pipeline.Reading;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Query;

/** {@link Exchanges} for one caller. */
public record ExchangesNoun(Pipeline pipeline, Caller caller) implements Exchanges {

    @Override
    public Outcome<ExchangeReceipt> propose(ProposeExchange command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<ExchangeReceipt> approve(ApproveExchange command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<ExchangeReceipt> accept(AcceptExchange command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<ExchangeReceipt> decline(DeclineExchange command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<ExchangeReceipt> cancel(CancelExchange command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<ExchangeReceipt> confirm(ConfirmExchange command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<ExchangeReceipt> record(RecordExchange command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<ExchangeReceipt> reverse(ReverseExchange command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Optional<Exchange> find(ExchangeId exchange) {
        Reading reading = new Reading(pipeline, caller);
        Facts facts = reading.load(new Key.ExchangeKey(exchange));
        Optional<Exchange> found = facts.find(new Key.ExchangeKey(exchange));
        found.filter(e -> !maySee(e, facts, reading)).ifPresent(e -> {
            throw new AccessDeniedException(caller.actor().id() + " may not see the exchange " + e.id());
        });
        return found;
    }

    @Override
    public List<Event> history(ExchangeId exchange) {
        return find(exchange)
                .map(found -> pipeline.ask(
                        caller.timebank(), new Query.EventsOf(found.id().value())))
                .orElseGet(List::of);
    }

    private static boolean maySee(Exchange exchange, Facts facts, Reading reading) {
        return exchange.parties().stream()
                .map(party -> facts.find(new Key.MemberKey(party)).orElseThrow())
                .anyMatch(reading::maySee);
    }
}

package org.timebank.internal.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.timebank.command.Command;
import org.timebank.command.RefusalCode;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldState;
import org.timebank.event.EventType;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.ExchangeState;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** What decisions share that take an exchange one step further: it exists, and is in a state that allows the step. */
abstract class ExistingExchange<C extends Command<ExchangeReceipt>> extends ExchangeDecision<C> {

    private final List<ExchangeState> from;

    ExistingExchange(ExchangeState... from) {
        this.from = List.of(from);
    }

    /** Which exchange the command is about. */
    abstract ExchangeId exchange(C command);

    /** Decides about an exchange that is in one of the states. */
    abstract Decided<ExchangeReceipt> decide(Exchange exchange, Facts facts, C command, Circumstances now);

    @Override
    public final Needs needs(C command) {
        return Needs.of(new Key.ExchangeKey(exchange(command)));
    }

    @Override
    public final Decided<ExchangeReceipt> decide(Facts facts, C command, Circumstances now) {
        Optional<Exchange> exchange = facts.find(new Key.ExchangeKey(exchange(command)));
        if (exchange.isEmpty()) {
            return Decided.refused(RefusalCode.UNKNOWN_EXCHANGE, exchange(command));
        }
        if (!from.contains(exchange.get().state())) {
            return Decided.refused(
                    RefusalCode.WRONG_STATE,
                    said(exchange.get().state()),
                    from.stream().map(ExistingExchange::said).collect(Collectors.joining(" or ")));
        }
        return decide(exchange.get(), facts, command, now);
    }

    /** The hold for an exchange, if one is open. */
    static Optional<Hold> openHold(Exchange exchange, Facts facts) {
        return exchange.hold()
                .flatMap(hold -> facts.find(new Key.HoldKey(hold)))
                .filter(hold -> hold.state() == HoldState.OPEN);
    }

    /** The change set that replaces the exchange, and tells of it. */
    static ChangeSet.Builder replaced(
            Exchange exchange, Facts facts, EventType what, String detail, Circumstances now) {
        Key.ExchangeKey key = new Key.ExchangeKey(exchange.id());
        int version = facts.version(key);
        return ChangeSet.builder()
                .put(key, version, exchange)
                .tell(now.event(what, exchange.id().value(), version + 1, detail));
    }

    private static String said(ExchangeState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

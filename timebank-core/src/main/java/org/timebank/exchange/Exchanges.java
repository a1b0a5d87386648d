package org.timebank.exchange;

import java.util.List;
import java.util.Optional;
import org.timebank.command.Outcome;
import org.timebank.event.Event;

/** Exchanges: time that members give each other. */
public interface Exchanges {

    /** Proposes an exchange; see {@link ProposeExchange}. */
    Outcome<ExchangeReceipt> propose(ProposeExchange command);

    /** Approves one before it begins; see {@link ApproveExchange}. */
    Outcome<ExchangeReceipt> approve(ApproveExchange command);

    /** Agrees to one; see {@link AcceptExchange}. */
    Outcome<ExchangeReceipt> accept(AcceptExchange command);

    /** Declines one; see {@link DeclineExchange}. */
    Outcome<ExchangeReceipt> decline(DeclineExchange command);

    /** Calls one off; see {@link CancelExchange}. */
    Outcome<ExchangeReceipt> cancel(CancelExchange command);

    /** Confirms that one was done, and settles it; see {@link ConfirmExchange}. */
    Outcome<ExchangeReceipt> confirm(ConfirmExchange command);

    /** Writes down one that was done already; see {@link RecordExchange}. */
    Outcome<ExchangeReceipt> record(RecordExchange command);

    /** Undoes one that was settled; see {@link ReverseExchange}. */
    Outcome<ExchangeReceipt> reverse(ReverseExchange command);

    /**
     * The exchange.
     *
     * @throws org.timebank.command.AccessDeniedException if the actor may see none of its parties
     */
    Optional<Exchange> find(ExchangeId exchange);

    /**
     * What happened with the exchange, oldest first.
     *
     * @throws org.timebank.command.AccessDeniedException if the actor may see none of its parties
     */
    List<Event> history(ExchangeId exchange);
}

package org.timebank.exchange;

/** How far an exchange has come. */
public enum ExchangeState {
    /** A broker has to approve it before members can agree. */
    AWAITING_APPROVAL,
    /** Members have not all agreed yet. */
    PROPOSED,
    /** All members have agreed; it can be done. */
    AGREED,
    /** Done and settled: credits have moved. */
    SETTLED,
    /** A member did not want it. */
    DECLINED,
    /** Called off after it was proposed. */
    CANCELLED,
    /** Settled once, and then undone: the credits have moved back. */
    REVERSED
}

package org.timebank.credit;

/** Why credits moved. */
public enum TransactionReason {
    /** Members exchanged time; the subject is the exchange. */
    EXCHANGE
}

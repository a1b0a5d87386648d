package org.timebank.credit;

import java.util.Locale;

/** Why credits moved. */
public enum TransactionReason {
    /** Members exchanged time; the subject is the exchange. */
    EXCHANGE,
    /** A member gave credits to another. */
    GIFT,
    /** A member gave credits to the community pot. */
    DONATION,
    /** The pot paid on behalf of a member, who is the subject. */
    POT_PAYMENT,
    /** Somebody joined; the subject is the member. */
    WELCOME_GRANT,
    /** An administrator corrected a balance. */
    ADJUSTMENT,
    /** Balances were brought along from elsewhere. */
    OPENING_BALANCE,
    /** What had been set aside was paid; the subject is the hold. */
    HOLD_CAPTURE,
    /** Credits grew older than the community's rules allow. */
    EXPIRY,
    /** A transaction was undone, which is the subject. */
    REVERSAL;

    /** The stable code, such as {@code pot-payment}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package org.timebank.event;

import java.util.Locale;

/** What can have happened. */
public enum EventType {
    RULES_ADOPTED,
    MEMBER_JOINED,
    MEMBER_LEFT,
    MEMBER_RETURNED,
    CATEGORY_DEFINED,
    OFFER_PUBLISHED,
    OFFER_WITHDRAWN,
    EXCHANGE_PROPOSED,
    EXCHANGE_APPROVED,
    EXCHANGE_ACCEPTED,
    EXCHANGE_AGREED,
    EXCHANGE_DECLINED,
    EXCHANGE_CANCELLED,
    EXCHANGE_CONFIRMED,
    EXCHANGE_RECORDED,
    EXCHANGE_REFUSED,
    EXCHANGE_REVERSED,
    CREDITS_MOVED,
    TERMS_CHANGED,
    HOLD_PLACED,
    HOLD_CAPTURED,
    HOLD_RELEASED,
    HOLD_EXPIRED,
    LEDGER_SEALED;

    /** The stable name, such as {@code exchange-recorded}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

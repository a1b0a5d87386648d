package org.timebank.exchange;

import java.util.UUID;

/**
 * Names an exchange. Immutable.
 *
 * @param value time-ordered
 */
public record ExchangeId(UUID value) {

    public static ExchangeId of(UUID value) {
        return new ExchangeId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

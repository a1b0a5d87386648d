package org.timebank.offer;

import java.util.UUID;

/**
 * Names an offer or a request. Immutable.
 *
 * @param value time-ordered
 */
public record OfferId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

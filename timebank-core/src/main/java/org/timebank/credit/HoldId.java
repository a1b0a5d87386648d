package org.timebank.credit;

import java.util.UUID;

/**
 * Names a hold. Immutable.
 *
 * @param value time-ordered
 */
public record HoldId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

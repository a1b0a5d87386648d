package org.timebank.credit;

import java.util.UUID;

/**
 * Names a ledger transaction. Immutable.
 *
 * @param value time-ordered
 */
public record LedgerTransactionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

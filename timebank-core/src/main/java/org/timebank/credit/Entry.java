package org.timebank.credit;

/**
 * One side of a ledger transaction. Immutable.
 *
 * @param account whose balance changes
 * @param minutes by how much: credited if positive, debited if negative; not zero
 */
public record Entry(AccountId account, long minutes) {

    public Entry {
        if (minutes == 0) {
            throw new IllegalArgumentException("An entry of no minutes is none");
        }
    }
}

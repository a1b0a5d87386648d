package org.timebank.credit;

import java.util.List;

/**
 * Credits that move between accounts: two or more entries that sum to zero. Immutable, and never changed once posted: a
 * mistake is reversed by another transaction.
 *
 * @param header what is told of it
 * @param entries at least two, in minutes, with a sum of zero
 */
public record LedgerTransaction(TransactionHeader header, List<Entry> entries) {

    /** The most minutes that one command may move at once: ten million hours. */
    public static final long MOST_MINUTES = 600_000_000;

    public LedgerTransaction {
        entries = List.copyOf(entries);
        if (entries.size() < 2) {
            throw new IllegalArgumentException("A ledger transaction has two entries or more, not " + entries.size());
        }
        long sum = 0;
        for (Entry entry : entries) {
            sum = Math.addExact(sum, entry.minutes());
        }
        if (sum != 0) {
            throw new IllegalArgumentException(
                    "The entries of a ledger transaction sum to zero, not to " + sum + " minutes");
        }
    }

    /** Its id. */
    public LedgerTransactionId id() {
        return header.id();
    }
}

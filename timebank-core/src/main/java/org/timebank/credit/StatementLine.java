package org.timebank.credit;

import org.timebank.command.Digest;

/**
 * One entry of an account, with what the account was after it. Immutable.
 *
 * @param number the entry's number in its account, counted from 1 without gaps
 * @param header what is told of its transaction
 * @param line the entry's place in its transaction, counted from 0
 * @param minutes credited if positive, debited if negative
 * @param balance the balance after it, in minutes
 * @param credited the sum of all credits up to it, in minutes
 * @param head the account's head after it, see {@link Chain}
 */
public record StatementLine(
        long number, TransactionHeader header, int line, long minutes, long balance, long credited, Digest head) {

    /** Of which transaction it is a part. */
    public LedgerTransactionId transaction() {
        return header.id();
    }
}

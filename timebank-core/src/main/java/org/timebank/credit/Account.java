package org.timebank.credit;

import org.timebank.command.Digest;

/**
 * What stands on an account. Immutable.
 *
 * @param id the account
 * @param kind what it is for
 * @param balance the sum of its entries, in minutes; below zero when more was received than given
 * @param held how much of it is set aside by open holds, in minutes, not negative
 * @param credited the sum of its positive entries alone, in minutes: how much ever came in
 * @param entries how many entries it has
 * @param head the hash that closes over all its entries, see {@link Chain}; {@link Digest#NONE} before the first
 */
public record Account(
        AccountId id, AccountKind kind, long balance, long held, long credited, long entries, Digest head) {

    public Account {
        if (entries < 0 || entries == 0 && (balance != 0 || credited != 0)) {
            throw new IllegalArgumentException("A balance is the sum of entries");
        }
        if (held < 0) {
            throw new IllegalArgumentException("No more is freed than was held");
        }
    }

    /** An account that was just opened. */
    public static Account open(AccountId id, AccountKind kind) {
        return new Account(id, kind, 0, 0, 0, 0, Digest.NONE);
    }

    /** What is not set aside, in minutes: the balance less what is held. It may go down to the account's floor. */
    public long free() {
        return Math.subtractExact(balance, held);
    }

    /** Whether the account stands at zero and nothing of it is held. */
    public boolean isEmpty() {
        return balance == 0 && held == 0;
    }

    /**
     * The account after one more entry.
     *
     * @param digest that of the entry, see {@link Chain#entry}
     * @throws ArithmeticException if the balance, or the sum of all credits, becomes too large for a {@code long}
     */
    public Account after(Entry entry, Digest digest) {
        if (!entry.account().equals(id)) {
            throw new IllegalArgumentException("The entry is of another account");
        }
        return new Account(
                id,
                kind,
                Math.addExact(balance, entry.minutes()),
                held,
                Math.addExact(credited, Math.max(0, entry.minutes())),
                entries + 1,
                Chain.head(head, digest));
    }

    /** The account with so many minutes more set aside; fewer, if negative. */
    public Account holding(long minutes) {
        return new Account(id, kind, balance, Math.addExact(held, minutes), credited, entries, head);
    }
}

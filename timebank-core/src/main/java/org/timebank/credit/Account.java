package org.timebank.credit;

/**
 * What stands on an account. Immutable.
 *
 * @param id the account
 * @param balance the sum of its entries, in minutes; below zero when more was received than given
 * @param entries how many entries it has
 */
public record Account(AccountId id, long balance, long entries) {

    public Account {
        if (entries < 0 || entries == 0 && balance != 0) {
            throw new IllegalArgumentException("A balance is the sum of entries");
        }
    }

    /** An account that was just opened. */
    public static Account open(AccountId id) {
        return new Account(id, 0, 0);
    }

    /**
     * The account after one more entry.
     *
     * @throws ArithmeticException if the balance becomes too large for a {@code long}
     */
    public Account after(Entry entry) {
        if (!entry.account().equals(id)) {
            throw new IllegalArgumentException("The entry is of another account");
        }
        return new Account(id, Math.addExact(balance, entry.minutes()), entries + 1);
    }
}

package org.timebank.credit;

/**
 * What stands on all accounts of one kind. Immutable.
 *
 * @param accounts how many there are
 * @param inCredit the sum of the balances above zero, in minutes
 * @param inDebit the sum of the balances below zero, in minutes, itself not positive
 * @param held how much is set aside, in minutes
 */
public record KindTotal(long accounts, long inCredit, long inDebit, long held) {

    /** No accounts. */
    public static final KindTotal NONE = new KindTotal(0, 0, 0, 0);

    /** The sum of the balances, in minutes. */
    public long balance() {
        return Math.addExact(inCredit, inDebit);
    }

    /** With one account more. */
    public KindTotal plus(Account account) {
        return new KindTotal(
                accounts + 1,
                Math.addExact(inCredit, Math.max(0, account.balance())),
                Math.addExact(inDebit, Math.min(0, account.balance())),
                Math.addExact(held, account.held()));
    }
}

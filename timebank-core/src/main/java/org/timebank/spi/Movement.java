package org.timebank.spi;

import java.util.List;
import java.util.OptionalLong;
import org.timebank.command.Digest;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.Chain;
import org.timebank.credit.Entry;
import org.timebank.credit.TransactionHeader;

/**
 * What all postings of a change set do to one account, worked out without knowing what stands on it: a store locks the
 * account, asks {@link #permits}, and writes what the account is {@link #after} it. Immutable.
 *
 * @param account the account
 * @param lines its entries, in the order in which they are posted
 * @param held how much more is set aside in the end, in minutes; less, if negative
 * @param lowestFree how much has to be free beforehand, so that no posting takes the account below its floor; empty if
 *     that does not matter
 * @param highestBalance how much the balance may be beforehand, so that no posting takes it above its ceiling; empty if
 *     that does not matter
 * @param seen how many entries the account has to have beforehand; empty if that does not matter
 */
public record Movement(
        AccountId account,
        List<Line> lines,
        long held,
        OptionalLong lowestFree,
        OptionalLong highestBalance,
        OptionalLong seen) {

    public Movement {
        lines = List.copyOf(lines);
    }

    /**
     * One entry of the account.
     *
     * @param header of its transaction
     * @param line its place in its transaction, counted from 0
     * @param minutes credited if positive, debited if negative
     */
    public record Line(TransactionHeader header, int line, long minutes) {

        /** The digest by which the entry is chained. */
        public Digest digest(AccountId account) {
            return Chain.entry(header, line, new Entry(account, minutes));
        }
    }

    /** Whether the account, as it stands, may be moved so. */
    public boolean permits(Account before) {
        return (lowestFree.isEmpty() || before.free() >= lowestFree.getAsLong())
                && (highestBalance.isEmpty() || before.balance() <= highestBalance.getAsLong())
                && (seen.isEmpty() || before.entries() == seen.getAsLong());
    }

    /**
     * The account after one of its lines.
     *
     * @throws ArithmeticException if the balance becomes too large for a {@code long}
     */
    public static Account after(Account before, Line line) {
        return before.after(new Entry(before.id(), line.minutes()), line.digest(before.id()));
    }

    /**
     * The account after all of it.
     *
     * @throws ArithmeticException if the balance becomes too large for a {@code long}
     */
    public Account after(Account before) {
        Account moved = before;
        for (Line line : lines) {
            moved = after(moved, line);
        }
        return moved.holding(held);
    }
}

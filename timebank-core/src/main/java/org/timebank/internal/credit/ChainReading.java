package org.timebank.internal.credit;

import java.util.Optional;
import org.timebank.command.Digest;
import org.timebank.credit.Account;
import org.timebank.credit.Chain;
import org.timebank.credit.Entry;
import org.timebank.credit.StatementLine;
import org.timebank.credit.Verification.Flaw;

/** Reads the entries of one account, in order, and works out again what each leads to. Used once. */
final class ChainReading {

    private final Account account;
    private final long from;
    private final long last;
    private long number;
    private long balance;
    private long credited;
    private Digest head;

    /**
     * Begins after an entry that is taken as it is.
     *
     * @param account as it stands
     * @param before the entry; empty to begin with the first
     * @param last the number of the last entry that counts; the one after it has to follow from it
     */
    ChainReading(Account account, Optional<StatementLine> before, long last) {
        this.account = account;
        this.number = before.map(StatementLine::number).orElse(0L);
        this.balance = before.map(StatementLine::balance).orElse(0L);
        this.credited = before.map(StatementLine::credited).orElse(0L);
        this.head = before.map(StatementLine::head).orElse(Digest.NONE);
        this.from = number;
        this.last = last;
    }

    /** How many entries are still to be read, the one after the last included. */
    long left() {
        long end = last > from ? last + 1 : from;
        return Math.min(account.entries(), end) - number;
    }

    /** Whether there is nothing in the account beyond what was read. */
    boolean isAtTheEnd() {
        return number >= account.entries();
    }

    /** The number of the last entry that was read and fits. */
    long number() {
        return number;
    }

    /** How many entries were read of those that count. */
    long looked() {
        return Math.max(0, Math.min(number, last) - from);
    }

    /** Reads the next one, and answers what does not fit about it, if something does not. */
    Optional<Flaw.Kind> read(StatementLine line) {
        if (line.number() != number + 1) {
            return Optional.of(Flaw.Kind.ENTRY_MISSING);
        }
        if (line.minutes() == 0) {
            // No entry is of no minutes: this was altered, whatever its head says.
            return Optional.of(Flaw.Kind.CHAIN_BROKEN);
        }
        Digest entry = Chain.entry(line.header(), line.line(), new Entry(account.id(), line.minutes()));
        Digest next = Chain.head(head, entry);
        if (!next.equals(line.head())) {
            return Optional.of(Flaw.Kind.CHAIN_BROKEN);
        }
        // What was tampered with may be as large as it likes: here it may wrap around.
        if (line.balance() != balance + line.minutes() || line.credited() != credited + Math.max(0, line.minutes())) {
            return Optional.of(Flaw.Kind.RUNNING_BALANCE);
        }
        number = line.number();
        balance = line.balance();
        credited = line.credited();
        head = next;
        return Optional.empty();
    }

    /** Whether the account stands where its last entry left it. */
    boolean endsAsTheAccount() {
        return account.balance() == balance
                && account.credited() == credited
                && account.entries() == number
                && account.head().equals(head);
    }
}

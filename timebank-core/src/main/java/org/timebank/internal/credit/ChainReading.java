package org.timebank.internal.credit;

import java.util.List;
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
    private long number;
    private long balance;
    private long credited;
    private Digest head;

    /**
     * Begins after an entry that is taken as it is.
     *
     * @param account as it stands
     * @param before the entry; empty to begin with the first
     */
    ChainReading(Account account, Optional<StatementLine> before) {
        this.account = account;
        this.number = before.map(StatementLine::number).orElse(0L);
        this.balance = before.map(StatementLine::balance).orElse(0L);
        this.credited = before.map(StatementLine::credited).orElse(0L);
        this.head = before.map(StatementLine::head).orElse(Digest.NONE);
        this.from = number;
    }

    /** Whether as many entries were read as the account has. */
    boolean isComplete() {
        return number >= account.entries();
    }

    /** The number of the last entry that was read and fits. */
    long number() {
        return number;
    }

    /** How many entries were read. */
    long looked() {
        return number - from;
    }

    /** Reads on, and answers what does not fit about the next entry, if one does not. */
    Optional<Flaw.Kind> read(List<StatementLine> page) {
        if (page.isEmpty()) {
            return Optional.of(Flaw.Kind.ENTRY_MISSING);
        }
        for (StatementLine line : page) {
            Optional<Flaw.Kind> broken = read(line);
            if (broken.isPresent()) {
                return broken;
            }
        }
        return Optional.empty();
    }

    private Optional<Flaw.Kind> read(StatementLine line) {
        if (line.number() != number + 1) {
            return Optional.of(Flaw.Kind.ENTRY_MISSING);
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

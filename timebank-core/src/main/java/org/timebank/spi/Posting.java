package org.timebank.spi;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.timebank.credit.AccountId;
import org.timebank.credit.Entry;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.Limits;

/**
 * What one decision does to accounts: entries, credits set aside or freed, and within what limits. It is judged as a whole,
 * after the postings before it. Immutable.
 *
 * @param transaction whose entries are posted; empty where credits are only set aside or freed
 * @param held how much more is set aside, in minutes, by account; less, where negative; never zero
 * @param limits between what bounds each of these accounts is kept; the others are free
 * @param seen how many entries the decision saw on each of these accounts: with others it would be another decision
 */
public record Posting(
        Optional<LedgerTransaction> transaction,
        SortedMap<AccountId, Long> held,
        Map<AccountId, Limits> limits,
        Map<AccountId, Long> seen) {

    public Posting {
        held = Collections.unmodifiableSortedMap(new TreeMap<>(held));
        limits = Map.copyOf(limits);
        seen = Map.copyOf(seen);
        if (held.containsValue(0L)) {
            throw new IllegalArgumentException("To set nothing aside is no posting");
        }
    }

    /** The entries of a transaction, without limits. */
    public static Posting of(LedgerTransaction transaction) {
        return new Posting(Optional.of(transaction), Collections.emptySortedMap(), Map.of(), Map.of());
    }

    /** Credits set aside or freed, without limits. */
    public static Posting held(SortedMap<AccountId, Long> held) {
        return new Posting(Optional.empty(), held, Map.of(), Map.of());
    }

    /** The same, with one account kept within limits. */
    public Posting within(AccountId account, Limits bounds) {
        Map<AccountId, Limits> more = new HashMap<>(limits);
        more.put(account, bounds);
        return new Posting(transaction, held, more, seen);
    }

    /** The same, with credits set aside or freed as well. */
    public Posting holding(SortedMap<AccountId, Long> moreHeld) {
        return new Posting(transaction, moreHeld, limits, seen);
    }

    /** The same, if the account has so many entries before it. */
    public Posting seeing(AccountId account, long entries) {
        Map<AccountId, Long> more = new HashMap<>(seen);
        more.put(account, entries);
        return new Posting(transaction, held, limits, more);
    }

    /** The accounts that it touches. */
    Set<AccountId> accounts() {
        Set<AccountId> accounts = new TreeSet<>(held.keySet());
        transaction.ifPresent(
                posted -> posted.entries().stream().map(Entry::account).forEach(accounts::add));
        return accounts;
    }
}

package org.timebank.jdbc;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;

/**
 * The longest beginning of a statement in which all entries are within a bound, while it is looked for.
 *
 * <p>Where it ends is guessed {@value #GUESSES} times, as if entries were spread evenly over time, and what is left then is
 * halved until nothing is: entries that are not spread evenly take so many steps more than by halving alone, and one more.
 * Each guess leans towards the farther end, by as much as one among evenly spread entries errs, so that the next one has an
 * end on either side close by. PostgreSQL has an index for it: {@link Milestones}.
 */
final class Beginning {

    /** The ends of two, of a million entries, are a few dozen apart. */
    static final int GUESSES = 4;

    private final Account account;
    private final ToDoubleFunction<Latest> beyond;
    /** The entries up to this one are within the bound. */
    private long last;
    /** The entries after this one are not. */
    private long most;
    /** How far beyond the bound the last entry within it is, so not above zero; not a number as long as that is not known. */
    private double low = Double.NaN;
    /** How far beyond the bound the first entry is that is known to be. */
    private double high;

    private int steps;

    private Beginning(Account account, ToDoubleFunction<Latest> beyond, double high) {
        this.account = account;
        this.beyond = beyond;
        this.high = high;
        this.last = high <= 0 ? account.entries() : 0;
        this.most = high <= 0 ? account.entries() : Math.max(account.entries() - 1, 0);
    }

    /**
     * Of an account.
     *
     * @param beyond how far beyond the bound something is; what is within it is not above zero
     */
    static Beginning of(AccountId id, Map<UUID, AccountRow> accounts, ToDoubleFunction<Latest> beyond) {
        Optional<AccountRow> row = Optional.ofNullable(accounts.get(id.value()));
        Account account = row.map(AccountRow::account).orElseGet(() -> Account.open(id, AccountKind.MEMBER));
        double high = row.flatMap(AccountRow::latest).stream()
                .mapToDouble(beyond)
                .findFirst()
                .orElse(0);
        return new Beginning(account, beyond, high);
    }

    boolean isFound() {
        return last == most;
    }

    /** The entry that is looked at next. */
    EntryPlace next() {
        return EntryPlace.of(account.id(), number());
    }

    private long number() {
        long left = most - last;
        if (steps > GUESSES) {
            return last + (left + 1) / 2;
        }
        if (Double.isNaN(low)) {
            return 1;
        }
        double among = left;
        double guess = among * low / (low - high) + Math.signum(low + high) * Math.sqrt(among) / 2;
        return last + Math.max(1, Math.min(left, Math.round(guess)));
    }

    /** Takes note of that entry. One that is missing, as verification will find, is taken for one beyond the bound. */
    void narrow(Map<EntryPlace, Latest> seen) {
        EntryPlace next = next();
        double found = seen.containsKey(next) ? beyond.applyAsDouble(seen.get(next)) : high;
        if (found <= 0) {
            last = next.number();
            low = found;
        } else {
            most = next.number() - 1;
            high = found;
        }
        steps++;
    }

    /** The number of its last entry; 0 if it has none. */
    long last() {
        return last;
    }

    /** The account as it was when the search began. */
    Account account() {
        return account;
    }

    /** Whether it is the whole statement. */
    boolean isAll() {
        return last == account.entries();
    }
}

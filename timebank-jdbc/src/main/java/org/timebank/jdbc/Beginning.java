package org.timebank.jdbc;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;

/** The longest beginning of a statement in which all entries are within a bound, while it is looked for. */
final class Beginning {

    private final Account account;
    private final Predicate<Latest> isWithin;
    /** The entries up to this one are within the bound. */
    private long last;
    /** The entries after this one are not. */
    private long most;

    private Beginning(Account account, Predicate<Latest> isWithin, long last) {
        this.account = account;
        this.isWithin = isWithin;
        this.last = last;
        this.most = account.entries();
    }

    static Beginning of(AccountId id, Map<UUID, AccountRow> accounts, Predicate<Latest> isWithin) {
        Optional<AccountRow> row = Optional.ofNullable(accounts.get(id.value()));
        Account account = row.map(AccountRow::account).orElseGet(() -> Account.open(id, AccountKind.MEMBER));
        boolean isAll = row.flatMap(AccountRow::latest).filter(isWithin).isPresent();
        return new Beginning(account, isWithin, isAll ? account.entries() : 0);
    }

    boolean isFound() {
        return last == most;
    }

    /** The entry that is looked at next. */
    EntryPlace middle() {
        return EntryPlace.of(account.id(), last + (most - last + 1) / 2);
    }

    /** Takes note of that entry. One that is missing, as verification will find, is taken for one beyond the bound. */
    void narrow(Map<EntryPlace, Latest> seen) {
        EntryPlace middle = middle();
        if (Optional.ofNullable(seen.get(middle)).filter(isWithin).isPresent()) {
            last = middle.number();
        } else {
            most = middle.number() - 1;
        }
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

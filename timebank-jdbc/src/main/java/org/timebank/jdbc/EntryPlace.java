package org.timebank.jdbc;

import java.util.UUID;
import org.timebank.credit.AccountId;

/**
 * The key of an entry.
 *
 * @param account of which account
 * @param number its number in it
 */
record EntryPlace(UUID account, long number) {

    static EntryPlace of(AccountId account, long number) {
        return new EntryPlace(account.value(), number);
    }
}

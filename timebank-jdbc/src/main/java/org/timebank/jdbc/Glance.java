package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.timebank.credit.Account;

/**
 * What may have changed of a member since it was read.
 *
 * @param version of the member
 * @param termsVersion of the terms of the member's account; 0 while none were set
 * @param ofAccount the version that the account knows; 0 without an account
 * @param account what stands on the account, if there is one
 */
record Glance(int version, int termsVersion, int ofAccount, Optional<Account> account) {

    static Glance of(Row row, UUID id) throws SQLException {
        return new Glance(
                row.integer("version"),
                row.integer("terms_version"),
                row.integer("member_version"),
                row.has("account_kind") ? Optional.of(AccountRow.account(row, id)) : Optional.empty());
    }
}

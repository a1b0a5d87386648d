package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountTerms;
import org.timebank.spi.Movement;

/**
 * What the row of an account says.
 *
 * @param account what stands on it
 * @param latest how far its entries go; empty without entries
 * @param closed whether its terms close it
 * @param termsVersion the version of its terms; 0 while none were set
 * @param memberVersion the version of the member whose account it is; 0 if it is the community's
 */
record AccountRow(Account account, Optional<Latest> latest, boolean closed, int termsVersion, int memberVersion) {

    static AccountRow of(Row row) throws SQLException {
        return new AccountRow(
                account(row, row.uuid("id")),
                row.has("latest_at")
                        ? Optional.of(new Latest(row.moment("latest_at"), row.day("latest_day")))
                        : Optional.empty(),
                row.truth("closed"),
                row.integer("terms_version"),
                row.integer("member_version"));
    }

    static Account account(Row row, UUID id) throws SQLException {
        return new Account(
                new AccountId(id),
                row.name(AccountKind.class, "account_kind"),
                row.number("balance"),
                row.number("held"),
                row.number("credited"),
                row.number("entries"),
                row.digest("head"));
    }

    /** Whether an entry occurred before one that the account has already. */
    boolean isLate(Movement.Line line) {
        return latest.filter(last -> line.header().occurredOn().isBefore(last.day()))
                .isPresent();
    }

    /** The row after one more entry. */
    AccountRow after(Movement.Line line) {
        return new AccountRow(
                Movement.after(account, line),
                Optional.of(latest.map(last -> last.and(line.header())).orElseGet(() -> Latest.of(line.header()))),
                closed,
                termsVersion,
                memberVersion);
    }

    /** The row with so many minutes more set aside; fewer, if negative. */
    AccountRow holding(long minutes) {
        return new AccountRow(account.holding(minutes), latest, closed, termsVersion, memberVersion);
    }

    /** The row after its terms were changed. */
    AccountRow on(AccountTerms terms) {
        return new AccountRow(account, latest, terms.closed(), termsVersion + 1, memberVersion);
    }

    /** The row after its member was changed. */
    AccountRow ofMember(int version) {
        return new AccountRow(account, latest, closed, termsVersion, version);
    }
}

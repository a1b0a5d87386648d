package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.AccountTerms;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Versioned;

/** The table timebank_account_terms: every version is a row; the account says which one holds. */
final class TermsTable {

    private static final String LATEST = """
            SELECT t.account_id, t.version AS terms_version, t.own_limits, t.own_floor, t.own_ceiling, t.own_warn_below,
                t.own_warn_above, t.closed, t.changed_at, t.changed_by, t.explanation
            FROM timebank_account a
            JOIN timebank_account_terms t
                ON t.timebank_no = a.timebank_no AND t.account_id = a.id AND t.version = a.terms_version
            WHERE (a.timebank_no, a.id) IN %s
            """;

    private static final String ALL = """
            SELECT account_id, version, own_limits, own_floor, own_ceiling, own_warn_below, own_warn_above, closed,
                changed_at, changed_by, explanation
            FROM timebank_account_terms
            WHERE timebank_no = ?
            AND account_id = ?
            ORDER BY version
            """;

    private static final String INSERT = """
            INSERT INTO timebank_account_terms (timebank_no, account_id, version, own_limits, own_floor, own_ceiling,
                own_warn_below, own_warn_above, closed, changed_at, changed_by, explanation)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private TermsTable() {}

    static void load(Session session, Keys<UUID> accounts, Facts.Builder facts) throws SQLException {
        session.lookUp(
                LATEST,
                accounts,
                row -> latest(row)
                        .ifPresent(terms ->
                                facts.put(new Key.TermsKey(terms.value().account()), terms)));
    }

    /** The terms that a row has, if it has any. */
    static Optional<Versioned<AccountTerms>> latest(Row row) throws SQLException {
        return row.has("account_id")
                ? Optional.of(new Versioned<>(terms(row), row.integer("terms_version")))
                : Optional.empty();
    }

    /** Every version, the first one first. */
    static List<AccountTerms> all(Session session, AccountId account) throws SQLException {
        return session.query(ALL, p -> p.timebank().uuid(account.value()), TermsTable::terms);
    }

    /** Writes new versions of accounts that are locked. */
    static void insert(Session session, Collection<AccountChange.NewTerms> all) throws SQLException {
        session.change(INSERT, all, (p, added) -> {
            AccountTerms terms = added.terms();
            p.timebank()
                    .uuid(terms.account().value())
                    .number(added.version())
                    .truth(terms.own().isPresent());
            LimitsColumns.bind(p, terms.own().orElse(AccountLimits.NONE));
            p.truth(terms.closed())
                    .moment(terms.changedAt())
                    .text(terms.changedBy())
                    .text(terms.explanation());
        });
    }

    private static AccountTerms terms(Row row) throws SQLException {
        return new AccountTerms(
                new AccountId(row.uuid("account_id")),
                row.truth("own_limits") ? Optional.of(LimitsColumns.limits(row, "own")) : Optional.empty(),
                row.truth("closed"),
                row.moment("changed_at"),
                row.text("changed_by"),
                row.text("explanation"));
    }
}

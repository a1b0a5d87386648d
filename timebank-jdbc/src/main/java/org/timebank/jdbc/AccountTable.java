package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.KindTotal;
import org.timebank.spi.Query;

/** The table timebank_account. Rows are changed by postings and by terms only. */
final class AccountTable {

    private static final String COLUMNS = """
            SELECT id, kind AS account_kind, balance, held, credited, entries, head, latest_at, latest_day, closed,
                terms_version
            FROM timebank_account
            """;

    private static final String SELECT = COLUMNS + """
            WHERE (timebank_no, id) IN %s
            """;

    private static final String ORDERED = """
            ORDER BY id
            """;

    private static final String PAGE = COLUMNS + """
            WHERE timebank_no = ?
            AND id %s ?
            ORDER BY timebank_no, id
            LIMIT ?
            """;

    private static final String TOTALS = """
            SELECT kind, COUNT(*) AS accounts, SUM(CASE WHEN balance > 0 THEN balance ELSE 0 END) AS in_credit,
                SUM(CASE WHEN balance < 0 THEN balance ELSE 0 END) AS in_debit, SUM(held) AS held
            FROM timebank_account
            WHERE timebank_no = ?
            GROUP BY kind
            """;

    private static final String INSERT = """
            INSERT INTO timebank_account (timebank_no, id, kind, balance, held, credited, entries, head, closed,
                terms_version)
            VALUES (?, ?, ?, 0, 0, 0, 0, ?, FALSE, 0)
            """;

    private static final String UPDATE = """
            UPDATE timebank_account
            SET balance = ?, held = ?, credited = ?, entries = ?, head = ?, latest_at = ?, latest_day = ?, closed = ?,
                terms_version = ?
            WHERE timebank_no = ?
            AND id = ?
            """;

    private AccountTable() {}

    static List<AccountRow> find(Session session, Collection<UUID> ids) throws SQLException {
        return session.query(SELECT, Keys.uuids(ids), AccountRow::of);
    }

    static List<Account> page(Session session, Query.AllAccounts asked) throws SQLException {
        Page page = Page.after(asked.after().map(AccountId::value));
        return session.query(
                PAGE.formatted(page.comparison()),
                p -> p.timebank().uuid(page.id()).number(asked.limit()),
                row -> AccountRow.of(row).account());
    }

    static Map<AccountKind, KindTotal> totals(Session session) throws SQLException {
        Map<AccountKind, KindTotal> totals = new EnumMap<>(AccountKind.class);
        session.forEach(
                TOTALS,
                Parameters::timebank,
                row -> totals.put(
                        row.name(AccountKind.class, "kind"),
                        new KindTotal(
                                row.number("accounts"), row.sum("in_credit"), row.sum("in_debit"), row.sum("held"))));
        return totals;
    }

    static void open(Session session, Account account) throws SQLException {
        session.update(
                INSERT,
                p -> p.timebank()
                        .uuid(account.id().value())
                        .name(account.kind())
                        .digest(account.head()));
    }

    /** The accounts, locked until the transaction ends, in the order of their ids. */
    static Map<AccountId, AccountRow> lock(Session session, Collection<AccountId> ids) throws SQLException {
        Map<AccountId, AccountRow> accounts = new HashMap<>();
        session.forEach(SELECT + ORDERED + session.dialect().rowLock(), Keys.uuids(inOrder(ids)), row -> {
            AccountRow account = AccountRow.of(row);
            accounts.put(account.account().id(), account);
        });
        return accounts;
    }

    /** Writes what was worked out from locked accounts. */
    static void update(Session session, Collection<AccountRow> accounts) throws SQLException {
        session.batch(
                UPDATE,
                accounts,
                (p, row) -> p.number(row.account().balance())
                        .number(row.account().held())
                        .number(row.account().credited())
                        .number(row.account().entries())
                        .digest(row.account().head())
                        .moment(row.latest().map(Latest::at))
                        .day(row.latest().map(Latest::day))
                        .truth(row.closed())
                        .number(row.termsVersion())
                        .timebank()
                        .uuid(row.account().id().value()));
    }

    /** In the order of the databases, so that the lists that one statement takes follow each other. */
    private static List<UUID> inOrder(Collection<AccountId> ids) {
        return ids.stream().sorted().map(AccountId::value).toList();
    }
}

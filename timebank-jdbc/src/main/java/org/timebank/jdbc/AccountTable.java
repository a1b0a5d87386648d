package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Versioned;

/** The table timebank_account. Rows are changed by posting only. */
final class AccountTable {

    private static final String SELECT = """
            SELECT id, balance, entries, version
            FROM timebank_account
            WHERE (timebank_no, id) IN %s
            """;

    private static final String ORDERED = """
            ORDER BY id
            """;

    private static final String INSERT = """
            INSERT INTO timebank_account (timebank_no, id, balance, entries, version)
            VALUES (?, ?, 0, 0, 1)
            """;

    private static final String UPDATE = """
            UPDATE timebank_account
            SET balance = ?, entries = ?, version = version + 1
            WHERE timebank_no = ?
            AND id = ?
            """;

    private AccountTable() {}

    static void load(Session session, Collection<UUID> ids, Facts.Builder facts) throws SQLException {
        session.forEach(
                SELECT,
                Keys.uuids(ids),
                row -> facts.put(
                        new Key.AccountKey(new AccountId(row.uuid("id"))),
                        new Versioned<>(account(row), row.integer("version"))));
    }

    static void open(Session session, Account account) throws SQLException {
        session.update(INSERT, p -> p.timebank().uuid(account.id().value()));
    }

    /** The accounts, locked until the transaction ends, in the order of their ids. */
    static Map<AccountId, Account> lock(Session session, Collection<AccountId> ids) throws SQLException {
        Map<AccountId, Account> accounts = new HashMap<>();
        session.forEach(SELECT + ORDERED + session.dialect().rowLock(), Keys.uuids(inOrder(ids)), row -> {
            Account account = account(row);
            accounts.put(account.id(), account);
        });
        return accounts;
    }

    /** Writes what was computed from locked accounts. */
    static void update(Session session, Collection<Account> accounts) throws SQLException {
        session.batch(
                UPDATE,
                accounts,
                (p, account) -> p.number(account.balance())
                        .number(account.entries())
                        .timebank()
                        .uuid(account.id().value()));
    }

    /** In the order of the databases, so that the lists that one statement takes follow each other. */
    private static List<UUID> inOrder(Collection<AccountId> ids) {
        return ids.stream().sorted().map(AccountId::value).toList();
    }

    private static Account account(Row row) throws SQLException {
        return new Account(new AccountId(row.uuid("id")), row.number("balance"), row.number("entries"));
    }
}

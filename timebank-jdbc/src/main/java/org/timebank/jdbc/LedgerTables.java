package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.Entry;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.Limits;
import org.timebank.credit.StatementLine;
import org.timebank.credit.TransactionReason;
import org.timebank.member.MemberId;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Query;

/** The tables timebank_ledger_transaction and timebank_ledger_entry, and the balances that follow from them. */
final class LedgerTables {

    private static final String INSERT_TRANSACTION = """
            INSERT INTO timebank_ledger_transaction (timebank_no, id, reason, subject, occurred_on, recorded_at,
                recorded_by, on_behalf_of, rules_version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String INSERT_ENTRY = """
            INSERT INTO timebank_ledger_entry (timebank_no, account_id, number, transaction_id, line, minutes, balance)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String STATEMENT = """
            SELECT e.number, e.transaction_id, t.reason, t.subject, t.occurred_on, t.recorded_at, e.minutes, e.balance
            FROM timebank_ledger_entry e
            JOIN timebank_ledger_transaction t ON t.timebank_no = e.timebank_no AND t.id = e.transaction_id
            WHERE e.timebank_no = ?
            AND e.account_id = ?
            AND e.number > ?
            ORDER BY e.number
            LIMIT ?
            """;

    private LedgerTables() {}

    /** One entry with what the account is after it. */
    private record Posted(LedgerTransaction transaction, int line, Entry entry, Account after) {}

    /**
     * Posts all transactions. Accounts are locked in one order, so that no two change sets wait for each other, and are
     * written before the entries that refer to them: InnoDB (MariaDB 11.4) would take a shared lock on an account for each
     * entry, and two change sets with shared locks cannot both go on to write.
     */
    static void post(Session session, ChangeSet changes) throws SQLException {
        if (changes.transactions().isEmpty()) {
            return;
        }
        Map<AccountId, Account> before =
                AccountTable.lock(session, changes.entriesByAccount().keySet());
        Map<AccountId, Account> after = new HashMap<>(before);
        List<Posted> posted = enter(changes.transactions(), after);
        requireLimits(changes.limits(), before, after);
        AccountTable.update(session, after.values());
        insert(session, changes.transactions(), posted);
    }

    private static List<Posted> enter(List<LedgerTransaction> transactions, Map<AccountId, Account> accounts) {
        List<Posted> posted = new ArrayList<>();
        for (LedgerTransaction transaction : transactions) {
            for (int line = 0; line < transaction.entries().size(); line++) {
                Entry entry = transaction.entries().get(line);
                @Nullable Account account = accounts.get(entry.account());
                if (account == null) {
                    throw new IllegalArgumentException("There is no account " + entry.account());
                }
                Account after = account.after(entry);
                accounts.put(entry.account(), after);
                posted.add(new Posted(transaction, line, entry, after));
            }
        }
        return posted;
    }

    private static void requireLimits(
            Map<AccountId, Limits> limits, Map<AccountId, Account> before, Map<AccountId, Account> after) {
        after.forEach((id, account) -> {
            @Nullable Limits within = limits.get(id);
            @Nullable Account was = before.get(id);
            if (within != null && was != null && !within.permit(was.balance(), account.balance())) {
                throw new Stale();
            }
        });
    }

    private static void insert(Session session, List<LedgerTransaction> transactions, List<Posted> posted)
            throws SQLException {
        session.batch(
                INSERT_TRANSACTION,
                transactions,
                (p, transaction) -> p.timebank()
                        .uuid(transaction.id().value())
                        .name(transaction.reason())
                        .uuid(transaction.subject())
                        .day(transaction.occurredOn())
                        .moment(transaction.recordedAt())
                        .text(transaction.recordedBy())
                        .uuid(transaction.onBehalfOf().map(MemberId::value))
                        .number(transaction.rulesVersion()));
        session.batch(
                INSERT_ENTRY,
                posted,
                (p, entry) -> p.timebank()
                        .uuid(entry.after().id().value())
                        .number(entry.after().entries())
                        .uuid(entry.transaction().id().value())
                        .number(entry.line())
                        .number(entry.entry().minutes())
                        .number(entry.after().balance()));
    }

    static List<StatementLine> statement(Session session, Query.StatementOf asked) throws SQLException {
        return session.query(
                STATEMENT,
                p -> p.timebank()
                        .uuid(asked.account().value())
                        .number(asked.after())
                        .number(asked.limit()),
                row -> new StatementLine(
                        row.number("number"),
                        new LedgerTransactionId(row.uuid("transaction_id")),
                        row.name(TransactionReason.class, "reason"),
                        row.uuid("subject"),
                        row.day("occurred_on"),
                        row.moment("recorded_at"),
                        row.number("minutes"),
                        row.number("balance")));
    }
}

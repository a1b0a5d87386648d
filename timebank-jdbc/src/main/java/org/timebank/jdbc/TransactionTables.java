package org.timebank.jdbc;

import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.ReasonTotal;
import org.timebank.credit.TransactionHeader;
import org.timebank.credit.TransactionReason;
import org.timebank.member.MemberId;
import org.timebank.spi.Query;

/** The tables timebank_ledger_transaction and timebank_reversal, which are only ever added to. */
final class TransactionTables {

    // Looked for among the entries, and these come first: otherwise H2 (2.4) reads all transactions, and MariaDB (11.4)
    // reads all entries of the timebank for each transaction while it takes the table for an empty one.
    private static final String SELECT = """
            SELECT %1$s, r.reversed_by, e.account_id, e.line, e.minutes
            FROM timebank_ledger_entry e
            JOIN timebank_ledger_transaction t ON t.timebank_no = e.timebank_no AND t.id = e.transaction_id
            LEFT JOIN timebank_reversal r ON r.timebank_no = t.timebank_no AND r.transaction_id = t.id
            WHERE (e.timebank_no, e.transaction_id) IN %2$s
            """.formatted(HeaderColumns.LIST, "%s");

    /** The accounts that transactions have entries of. */
    static final String ACCOUNTS = """
            SELECT account_id
            FROM timebank_ledger_entry
            WHERE (timebank_no, transaction_id) IN %s
            """;

    // Each transaction has one entry in line 0, so that these are counted. All transactions are read: an index by day
    // would cost every one that is ever posted, for a question that is asked now and then.
    private static final String TOTALS = """
            SELECT t.reason, EXTRACT(YEAR FROM t.occurred_on) AS in_year, EXTRACT(MONTH FROM t.occurred_on) AS in_month,
                SUM(CASE WHEN e.line = 0 THEN 1 ELSE 0 END) AS transactions,
                SUM(CASE WHEN e.minutes > 0 THEN e.minutes ELSE 0 END) AS minutes
            FROM timebank_ledger_transaction t
            JOIN timebank_ledger_entry e ON e.timebank_no = t.timebank_no AND e.transaction_id = t.id
            WHERE t.timebank_no = ?
            AND t.occurred_on >= ?
            AND t.occurred_on <= ?
            GROUP BY t.reason, EXTRACT(YEAR FROM t.occurred_on), EXTRACT(MONTH FROM t.occurred_on)
            """;

    private static final String INSERT_REVERSAL = """
            INSERT INTO timebank_reversal (timebank_no, transaction_id, reversed_by)
            VALUES (?, ?, ?)
            """;

    private static final String INSERT = """
            INSERT INTO timebank_ledger_transaction (timebank_no, id, reason, subject, occurred_on, recorded_at,
                recorded_by, on_behalf_of, rules_version, reverses, explanation)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private TransactionTables() {}

    /** Notes the transactions with these ids. */
    static void find(Session session, Keys<UUID> ids, Map<UUID, TransactionRows> transactions) throws SQLException {
        session.lookUp(
                SELECT,
                ids,
                row -> transactions
                        .computeIfAbsent(row.uuid("transaction_id"), id -> new TransactionRows())
                        .note(row));
    }

    /** By reason, in the order in which reasons are declared, and month. */
    static List<ReasonTotal> totals(Session session, Query.TotalsByReason asked) throws SQLException {
        return session
                .query(
                        TOTALS,
                        p -> p.timebank().day(asked.from()).day(asked.to()),
                        row -> new ReasonTotal(
                                row.name(TransactionReason.class, "reason"),
                                YearMonth.of(row.integer("in_year"), row.integer("in_month")),
                                row.sum("transactions"),
                                row.sum("minutes")))
                .stream()
                .sorted(Comparator.comparing(ReasonTotal::reason).thenComparing(ReasonTotal::month))
                .toList();
    }

    static void insert(Session session, List<LedgerTransaction> transactions) throws SQLException {
        session.change(INSERT, transactions, (p, transaction) -> {
            TransactionHeader header = transaction.header();
            p.timebank()
                    .uuid(header.id().value())
                    .name(header.reason())
                    .uuid(header.subject())
                    .day(header.occurredOn())
                    .moment(header.recordedAt())
                    .text(header.recordedBy())
                    .uuid(header.onBehalfOf().map(MemberId::value))
                    .number(header.rulesVersion())
                    .uuid(header.reverses().map(LedgerTransactionId::value))
                    .text(header.explanation());
        });
    }

    /**
     * Notes which transactions these undo; the key admits one reversal of each. In the order of their ids, so that two
     * change sets that undo the same ones do not wait for each other.
     */
    static void reverse(Session session, List<LedgerTransaction> transactions) throws SQLException {
        session.change(
                INSERT_REVERSAL,
                transactions.stream()
                        .filter(transaction -> transaction.header().reverses().isPresent())
                        .sorted(Comparator.comparing(TransactionTables::reversed))
                        .toList(),
                (p, transaction) -> p.timebank()
                        .uuid(transaction.header().reverses().map(LedgerTransactionId::value))
                        .uuid(transaction.id().value()));
    }

    private static String reversed(LedgerTransaction reversal) {
        return reversal.header().reverses().map(LedgerTransactionId::toString).orElseThrow();
    }
}

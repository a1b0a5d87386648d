package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.timebank.credit.AccountId;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.TransactionHeader;
import org.timebank.jdbc.AccountChange.Entered;
import org.timebank.jdbc.AccountChange.NewTerms;
import org.timebank.member.MemberId;
import org.timebank.spi.ChangeSet;

/**
 * Changes accounts, and writes the tables timebank_ledger_transaction, timebank_ledger_entry and timebank_late_entry, which
 * are only ever added to.
 */
final class LedgerTables {

    private static final String INSERT_TRANSACTION = """
            INSERT INTO timebank_ledger_transaction (timebank_no, id, reason, subject, occurred_on, recorded_at,
                recorded_by, on_behalf_of, rules_version, reverses, explanation)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String INSERT_ENTRY = """
            INSERT INTO timebank_ledger_entry (timebank_no, account_id, number, transaction_id, line, latest_day,
                posted_at, minutes, balance, credited, head)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String INSERT_LATE = """
            INSERT INTO timebank_late_entry (timebank_no, account_id, occurred_on, number, minutes)
            VALUES (?, ?, ?, ?, ?)
            """;

    private LedgerTables() {}

    /**
     * Moves accounts and changes their terms. All of them are locked in one order before any is judged, so that no two
     * change sets wait for each other, and are written before the entries that refer to them: InnoDB (MariaDB 11.4) would
     * take a shared lock on an account for each entry, and two change sets with shared locks cannot both go on to write.
     *
     * @param looking whether accounts may be looked at before they are moved, as they must be where not all is said in one
     *     statement, see {@link UnseenAccounts#canBeMoved}
     */
    static void post(Session session, ChangeSet changes, boolean looking) throws SQLException {
        if (!looking && session instanceof PipelinedSession pipelined) {
            UnseenAccounts.move(pipelined, changes.movements());
            insert(session, changes.transactions());
            return;
        }
        SortedMap<AccountId, AccountChange> changed = AccountChange.of(changes);
        if (changed.isEmpty()) {
            return;
        }
        Map<AccountId, AccountRow> before = AccountTable.lock(session, changed.keySet());
        List<AccountRow> after = new ArrayList<>();
        List<Entered> entered = new ArrayList<>();
        List<NewTerms> terms = new ArrayList<>();
        changed.forEach((id, change) -> {
            @Nullable AccountRow account = before.get(id);
            if (account == null) {
                throw new IllegalArgumentException("There is no account " + id);
            }
            after.add(change.after(account, entered));
            terms.addAll(change.terms());
        });
        AccountTable.update(session, after);
        TermsTable.insert(session, terms);
        insert(session, changes.transactions());
        enter(session, entered);
    }

    private static void insert(Session session, List<LedgerTransaction> transactions) throws SQLException {
        session.change(INSERT_TRANSACTION, transactions, (p, transaction) -> {
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

    private static void enter(Session session, List<Entered> entered) throws SQLException {
        session.change(
                INSERT_ENTRY,
                entered,
                (p, entry) -> p.timebank()
                        .uuid(entry.after().account().id().value())
                        .number(entry.after().account().entries())
                        .uuid(entry.line().header().id().value())
                        .number(entry.line().line())
                        .day(entry.after().latest().map(Latest::day))
                        .moment(entry.after().latest().map(Latest::at))
                        .number(entry.line().minutes())
                        .number(entry.after().account().balance())
                        .number(entry.after().account().credited())
                        .digest(entry.after().account().head()));
        session.change(
                INSERT_LATE,
                entered.stream().filter(Entered::late).toList(),
                (p, entry) -> p.timebank()
                        .uuid(entry.after().account().id().value())
                        .day(entry.line().header().occurredOn())
                        .number(entry.after().account().entries())
                        .number(entry.line().minutes()));
    }
}

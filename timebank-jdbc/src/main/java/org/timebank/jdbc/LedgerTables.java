package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.timebank.credit.AccountId;
import org.timebank.jdbc.AccountChange.Entered;
import org.timebank.jdbc.AccountChange.NewTerms;

/** Changes accounts, and writes the tables timebank_ledger_entry and timebank_late_entry, which are only ever added to. */
final class LedgerTables {

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
     * change sets wait for each other, and are written before the terms that refer to them: InnoDB (MariaDB 11.4) would take
     * a shared lock on an account for each, and two change sets with shared locks cannot both go on to write.
     */
    static void post(Session session, SortedMap<AccountId, AccountChange> changed) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        Map<AccountId, AccountRow> before = AccountTable.lock(session, changed.keySet());
        List<AccountRow> after = new ArrayList<>();
        List<Entered> entered = new ArrayList<>();
        List<NewTerms> terms = new ArrayList<>();
        changed.forEach((id, change) -> {
            @Nullable AccountRow account = before.get(id);
            if (account == null && change.isOfMemberAlone()) {
                return;
            }
            if (account == null) {
                throw new IllegalArgumentException("There is no account " + id);
            }
            after.add(change.after(account, entered));
            terms.addAll(change.terms());
        });
        AccountTable.update(session, after);
        TermsTable.insert(session, terms);
        enter(session, entered);
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

package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.timebank.credit.AccountId;
import org.timebank.credit.StatementLine;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Query;
import org.timebank.spi.Versioned;

/** Statements: entries with what is told of their transactions. What they cost does not depend on how many there are. */
final class StatementTables {

    private static final String LINES = """
            SELECT e.account_id, e.number, e.line, e.minutes, e.balance, e.credited, e.head,
                %1$s
            FROM timebank_ledger_entry e
            JOIN timebank_ledger_transaction t ON t.timebank_no = e.timebank_no AND t.id = e.transaction_id
            """.formatted(HeaderColumns.LIST);

    private static final String AT = LINES + """
            WHERE (e.timebank_no, e.account_id, e.number) IN %s
            """;

    // A limit is written out: pages have few sizes, and PostgreSQL takes one that is a parameter for a tenth of what
    // there is.
    private static final String AFTER = LINES + """
            WHERE e.timebank_no = ?
            AND e.account_id = %1$s
            AND e.number > %1$s
            ORDER BY e.timebank_no, e.account_id, e.number
            LIMIT %2$d
            """;

    private static final String BEFORE = LINES + """
            WHERE e.timebank_no = ?
            AND e.account_id = %1$s
            AND e.number < %1$s
            ORDER BY e.timebank_no DESC, e.account_id DESC, e.number DESC
            LIMIT %2$d
            """;

    // Entries that come after the last one before the day, and still occurred by then, are late ones.
    private static final String BALANCE = """
            SELECT (
                SELECT e.balance
                FROM timebank_ledger_entry e
                WHERE e.timebank_no = ?
                AND e.account_id = ?
                AND e.number = ?) AS before_late, (
                SELECT SUM(l.minutes)
                FROM timebank_late_entry l
                WHERE l.timebank_no = ?
                AND l.account_id = ?
                AND l.occurred_on <= ?
                AND l.number > ?
                AND l.number <= ?) AS late
            """;

    private StatementTables() {}

    static List<StatementLine> after(Session session, Query.StatementOf asked) throws SQLException {
        return page(session, AFTER, asked.account(), asked.after(), asked.limit());
    }

    static List<StatementLine> before(Session session, Query.StatementBackOf asked) throws SQLException {
        return page(session, BEFORE, asked.account(), asked.before(), asked.limit());
    }

    private static List<StatementLine> page(Session session, String sql, AccountId account, long number, int limit)
            throws SQLException {
        return session.query(
                sql.formatted(session.dialect().unseen(), limit),
                p -> p.timebank().uuid(account.value()).number(number),
                StatementTables::line);
    }

    /** Puts the lines that were the last ones known at their moments. */
    static void load(Session session, Collection<Key.LineAtKey> keys, Facts.Builder facts) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        if (session instanceof PipelinedSession pipelined) {
            List<Key.LineAtKey> asked = List.copyOf(keys);
            Milestones.linesAt(
                    pipelined,
                    asked,
                    row -> facts.put(asked.get((int) row.number("place") - 1), new Versioned<>(line(row), 1)));
            return;
        }
        Map<Key.LineAtKey, EntryPlace> last = Beginnings.knownAt(session, keys);
        Map<EntryPlace, StatementLine> lines = new HashMap<>();
        session.lookUp(
                AT,
                Keys.entries(last.values()),
                row -> lines.put(new EntryPlace(row.uuid("account_id"), row.number("number")), line(row)));
        session.send();
        last.forEach((key, place) -> {
            if (lines.containsKey(place)) {
                facts.put(key, new Versioned<>(lines.get(place), 1));
            }
        });
    }

    /**
     * The sum of the entries that occurred by a day: the balance after the longest beginning of the statement in which all
     * did, and the late entries after it that did. What is summed up one by one are only late entries, those of the
     * account that occurred by then. Of one moment, although in several statements: entries are never changed, and those
     * that were not there at first are left out.
     */
    static long balanceOn(Session session, Query.BalanceOn asked) throws SQLException {
        if (session instanceof PipelinedSession pipelined) {
            return Milestones.balanceOn(pipelined, asked);
        }
        Beginning beginning = Beginnings.until(session, asked.account(), asked.occurredOn());
        if (beginning.isAll()) {
            return beginning.account().balance();
        }
        return session.query(
                        BALANCE,
                        p -> p.timebank()
                                .uuid(asked.account().value())
                                .number(beginning.last())
                                .timebank()
                                .uuid(asked.account().value())
                                .day(asked.occurredOn())
                                .number(beginning.last())
                                .number(beginning.account().entries()),
                        row -> Math.addExact(row.number("before_late"), row.sum("late")))
                .get(0);
    }

    private static StatementLine line(Row row) throws SQLException {
        return new StatementLine(
                row.number("number"),
                HeaderColumns.header(row),
                row.integer("line"),
                row.number("minutes"),
                row.number("balance"),
                row.number("credited"),
                row.digest("head"));
    }
}

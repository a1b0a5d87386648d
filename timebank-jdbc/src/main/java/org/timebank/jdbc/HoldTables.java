package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.timebank.credit.AccountId;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldId;
import org.timebank.credit.HoldState;
import org.timebank.spi.Query;

/** The tables timebank_hold and timebank_hold_part. */
final class HoldTables {

    private static final String COLUMNS = """
            SELECT h.id, h.state, h.exchange_id, h.last_day, h.version, p.account_id, p.minutes
            """;

    // One statement, so that a hold is read whole: a statement sees one moment.
    private static final String SELECT = COLUMNS + """
            FROM timebank_hold h
            JOIN timebank_hold_part p ON p.timebank_no = h.timebank_no AND p.hold_id = h.id
            WHERE (h.timebank_no, h.id) IN %s
            """;

    /** The accounts of which holds set something aside. */
    static final String ACCOUNTS = """
            SELECT account_id
            FROM timebank_hold_part
            WHERE (timebank_no, hold_id) IN %s
            """;

    private static final String PAGE = COLUMNS + """
            FROM (%s) page
            JOIN timebank_hold h ON h.id = page.id
            JOIN timebank_hold_part p ON p.timebank_no = h.timebank_no AND p.hold_id = h.id
            WHERE h.timebank_no = ?
            ORDER BY h.id
            """;

    private static final String DUE = PAGE.formatted("""

                SELECT id
                FROM timebank_hold
                WHERE timebank_no = ?
                AND state = 'OPEN'
                AND last_day < ?
                AND id %s ?
                ORDER BY id
                LIMIT ?
            """);

    private static final String ON_ACCOUNT = PAGE.formatted("""

                SELECT hold_id AS id
                FROM timebank_hold_part
                WHERE timebank_no = ?
                AND account_id = ?
                AND open = TRUE
                AND hold_id %s ?
                ORDER BY %s
                LIMIT ?
            """);

    private static final String INSERT = """
            INSERT INTO timebank_hold (state, exchange_id, last_day, version, timebank_no, id)
            VALUES (?, ?, ?, ?, ?, ?)
            """;

    private static final String UPDATE = """
            UPDATE timebank_hold
            SET state = ?, exchange_id = ?, last_day = ?, version = ?
            WHERE timebank_no = ?
            AND id = ?
            AND version = ?
            """;

    private static final String DELETE_PARTS = """
            DELETE FROM timebank_hold_part
            WHERE timebank_no = ?
            AND hold_id = ?
            """;

    private static final String INSERT_PART = """
            INSERT INTO timebank_hold_part (timebank_no, hold_id, account_id, minutes, open)
            VALUES (?, ?, ?, ?, ?)
            """;

    private HoldTables() {}

    /** Notes the holds with these ids. */
    static void find(Session session, Keys<UUID> ids, Map<UUID, HoldRows> holds) throws SQLException {
        session.lookUp(SELECT, ids, row -> note(row, holds));
    }

    static List<Hold> due(Session session, Query.HoldsDue asked) throws SQLException {
        Page page = Page.after(asked.after().map(HoldId::value));
        return page(
                session,
                DUE.formatted(page.comparison()),
                p -> p.timebank()
                        .day(asked.day())
                        .uuid(page.id())
                        .number(asked.limit())
                        .timebank());
    }

    static List<Hold> onAccount(Session session, Query.HoldsOn asked) throws SQLException {
        Page page = Page.after(asked.after().map(HoldId::value));
        String order = session.dialect().indexOrder("timebank_no, account_id, open", "hold_id");
        return page(
                session,
                ON_ACCOUNT.formatted(page.comparison(), order),
                p -> p.timebank()
                        .uuid(asked.account().value())
                        .uuid(page.id())
                        .number(asked.limit())
                        .timebank());
    }

    private static List<Hold> page(Session session, String sql, Parameters.Binding binding) throws SQLException {
        Map<UUID, HoldRows> holds = new LinkedHashMap<>();
        session.forEach(sql, binding, row -> note(row, holds));
        return holds.values().stream().map(rows -> rows.hold().value()).toList();
    }

    private static void note(Row row, Map<UUID, HoldRows> holds) throws SQLException {
        holds.computeIfAbsent(row.uuid("id"), HoldRows::new).note(row);
    }

    static void save(Session session, List<Saved<Hold>> holds) throws SQLException {
        List<Saved<Hold>> changed = Saved.changed(holds);
        session.replace(UPDATE, changed, (p, saved) -> bind(p, saved).number(saved.before()));
        session.change(
                DELETE_PARTS,
                changed,
                (p, saved) -> p.timebank().uuid(saved.value().id().value()));
        session.change(INSERT, Saved.added(holds), HoldTables::bind);
        List<Part> parts = new ArrayList<>();
        for (Saved<Hold> saved : holds) {
            saved.value().minutes().forEach((account, minutes) -> parts.add(new Part(saved.value(), account, minutes)));
        }
        session.change(
                INSERT_PART,
                parts,
                (p, part) -> p.timebank()
                        .uuid(part.hold().id().value())
                        .uuid(part.account().value())
                        .number(part.minutes())
                        .truth(part.hold().state() == HoldState.OPEN));
    }

    /** How much a hold sets aside of one account. */
    private record Part(Hold hold, AccountId account, long minutes) {}

    private static Parameters bind(Parameters p, Saved<Hold> saved) throws SQLException {
        Hold hold = saved.value();
        return p.name(hold.state())
                .uuid(hold.exchange())
                .day(hold.lastDay())
                .number(saved.after())
                .timebank()
                .uuid(hold.id().value());
    }
}

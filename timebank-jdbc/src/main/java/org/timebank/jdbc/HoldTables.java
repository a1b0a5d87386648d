package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldId;
import org.timebank.credit.HoldState;
import org.timebank.spi.Change;
import org.timebank.spi.Query;
import org.timebank.spi.Versioned;

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
            INSERT INTO timebank_hold (state, exchange_id, last_day, timebank_no, id, version)
            VALUES (?, ?, ?, ?, ?, 1)
            """;

    private static final String UPDATE = """
            UPDATE timebank_hold
            SET state = ?, exchange_id = ?, last_day = ?, version = version + 1
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

    static List<Versioned<Hold>> find(Session session, Collection<UUID> ids) throws SQLException {
        Map<UUID, HoldRows> holds = new LinkedHashMap<>();
        session.forEach(SELECT, Keys.uuids(ids), row -> note(row, holds));
        return holds.values().stream().map(HoldRows::hold).toList();
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

    static void save(Session session, Change<?> change, Hold hold) throws SQLException {
        UUID id = hold.id().value();
        if (change.expectedVersion() == 0) {
            session.update(INSERT, p -> bind(p, hold));
        } else {
            session.replace(UPDATE, p -> bind(p, hold).number(change.expectedVersion()));
            session.update(DELETE_PARTS, p -> p.timebank().uuid(id));
        }
        session.batch(
                INSERT_PART,
                hold.minutes().entrySet(),
                (p, part) -> p.timebank()
                        .uuid(id)
                        .uuid(part.getKey().value())
                        .number((long) part.getValue())
                        .truth(hold.state() == HoldState.OPEN));
    }

    private static Parameters bind(Parameters p, Hold hold) throws SQLException {
        return p.name(hold.state())
                .uuid(hold.exchange())
                .day(hold.lastDay())
                .timebank()
                .uuid(hold.id().value());
    }
}

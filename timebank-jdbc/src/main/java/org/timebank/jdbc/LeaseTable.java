package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.List;
import org.timebank.event.EventLease;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Versioned;

/** The table timebank_event_lease: one row for a timebank. */
final class LeaseTable {

    private static final String SELECT = """
            SELECT holder, held_until, version
            FROM timebank_event_lease
            WHERE timebank_no = ?
            """;

    private static final String INSERT = """
            INSERT INTO timebank_event_lease (holder, held_until, version, timebank_no)
            VALUES (?, ?, ?, ?)
            """;

    private static final String UPDATE = """
            UPDATE timebank_event_lease
            SET holder = ?, held_until = ?, version = ?
            WHERE timebank_no = ?
            AND version = ?
            """;

    private LeaseTable() {}

    static void load(Session session, Facts.Builder facts) throws SQLException {
        session.lookUp(
                SELECT,
                Parameters::timebank,
                row -> facts.put(
                        new Key.EventLeaseKey(),
                        new Versioned<>(
                                new EventLease(row.text("holder"), row.moment("held_until")), row.integer("version"))));
    }

    static void save(Session session, List<Saved<EventLease>> leases) throws SQLException {
        session.replace(
                UPDATE, Saved.changed(leases), (p, saved) -> bind(p, saved).number(saved.before()));
        session.change(INSERT, Saved.added(leases), LeaseTable::bind);
    }

    private static Parameters bind(Parameters p, Saved<EventLease> saved) throws SQLException {
        EventLease lease = saved.value();
        return p.text(lease.holder())
                .moment(lease.until())
                .number(saved.after())
                .timebank();
    }
}

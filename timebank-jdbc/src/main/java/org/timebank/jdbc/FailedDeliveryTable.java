package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.timebank.event.DeadLetter;
import org.timebank.event.FailedDelivery;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Query;
import org.timebank.spi.Versioned;

/** The table timebank_failed_delivery. */
final class FailedDeliveryTable {

    private static final String SELECT = """
            SELECT event_id, subject, attempts, not_before, error_code, given_up, version
            FROM timebank_failed_delivery
            WHERE (timebank_no, event_id) IN %s
            """;

    private static final String DEAD = """
            SELECT e.id, e.event_type, e.subject, e.number, e.detail, e.recorded_at, e.recorded_by, e.on_behalf_of,
                f.event_id, f.attempts, f.not_before, f.error_code, f.given_up
            FROM timebank_failed_delivery f
            JOIN timebank_event e ON e.timebank_no = f.timebank_no AND e.id = f.event_id AND e.pending = FALSE
            WHERE f.timebank_no = ?
            AND f.given_up = TRUE
            AND f.event_id %s ?
            ORDER BY %s
            LIMIT ?
            """;

    private static final String INSERT = """
            INSERT INTO timebank_failed_delivery (subject, attempts, not_before, error_code, given_up, version,
                timebank_no, event_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String UPDATE = """
            UPDATE timebank_failed_delivery
            SET subject = ?, attempts = ?, not_before = ?, error_code = ?, given_up = ?, version = ?
            WHERE timebank_no = ?
            AND event_id = ?
            AND version = ?
            """;

    // After the events themselves were deleted: what is still pending, or dead, keeps what is known of its failures.
    private static final String FORGET = """
            DELETE FROM timebank_failed_delivery
            WHERE timebank_no = ?
            AND event_id = ?
            AND given_up = FALSE
            AND NOT EXISTS (
                SELECT 1
                FROM timebank_event e
                WHERE e.timebank_no = ?
                AND e.id = ?
                AND e.pending = TRUE)
            """;

    private FailedDeliveryTable() {}

    static void load(Session session, Keys<UUID> events, Facts.Builder facts) throws SQLException {
        session.lookUp(
                SELECT,
                events,
                row -> facts.put(
                        new Key.FailedDeliveryKey(row.uuid("event_id")),
                        new Versioned<>(failure(row), row.integer("version"))));
    }

    static List<DeadLetter> dead(Session session, Query.DeadLetters asked) throws SQLException {
        Page page = Page.after(asked.after());
        String order = session.dialect().indexOrder("f.timebank_no, f.given_up", "f.event_id");
        return session.query(
                DEAD.formatted(page.comparison(), order),
                p -> p.timebank().uuid(page.id()).number(asked.limit()),
                row -> new DeadLetter(EventTable.event(row), failure(row)));
    }

    static void save(Session session, List<Saved<FailedDelivery>> failures) throws SQLException {
        session.replace(
                UPDATE, Saved.changed(failures), (p, saved) -> bind(p, saved).number(saved.before()));
        session.change(INSERT, Saved.added(failures), FailedDeliveryTable::bind);
    }

    static void forget(Session session, List<UUID> events) throws SQLException {
        session.change(
                FORGET,
                events,
                (p, event) -> p.timebank().uuid(event).timebank().uuid(event));
    }

    private static Parameters bind(Parameters p, Saved<FailedDelivery> saved) throws SQLException {
        FailedDelivery failure = saved.value();
        return p.uuid(failure.subject())
                .number(failure.attempts())
                .moment(failure.notBefore())
                .text(failure.errorCode())
                .truth(failure.givenUp())
                .number(saved.after())
                .timebank()
                .uuid(failure.event());
    }

    private static FailedDelivery failure(Row row) throws SQLException {
        return new FailedDelivery(
                row.uuid("event_id"),
                row.uuid("subject"),
                row.integer("attempts"),
                row.moment("not_before"),
                row.text("error_code"),
                row.truth("given_up"));
    }
}

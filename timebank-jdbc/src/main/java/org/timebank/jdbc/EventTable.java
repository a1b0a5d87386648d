package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.member.MemberId;

/** The table timebank_event. */
final class EventTable {

    private static final String INSERT = """
            INSERT INTO timebank_event (timebank_no, subject, number, id, event_type, detail, recorded_at, recorded_by,
                on_behalf_of)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String OF_SUBJECT = """
            SELECT id, event_type, subject, number, detail, recorded_at, recorded_by, on_behalf_of
            FROM timebank_event
            WHERE timebank_no = ?
            AND subject = ?
            ORDER BY number
            """;

    private EventTable() {}

    static void insert(Session session, List<Event> events) throws SQLException {
        session.batch(
                INSERT,
                events,
                (p, event) -> p.timebank()
                        .uuid(event.subject())
                        .number(event.number())
                        .uuid(event.id())
                        .name(event.type())
                        .text(event.detail())
                        .moment(event.recordedAt())
                        .text(event.recordedBy())
                        .uuid(event.onBehalfOf().map(MemberId::value)));
    }

    static List<Event> ofSubject(Session session, UUID subject) throws SQLException {
        return session.query(
                OF_SUBJECT,
                p -> p.timebank().uuid(subject),
                row -> new Event(
                        row.uuid("id"),
                        row.name(EventType.class, "event_type"),
                        row.uuid("subject"),
                        row.integer("number"),
                        row.text("detail"),
                        row.moment("recorded_at"),
                        row.text("recorded_by"),
                        row.optionalUuid("on_behalf_of").map(MemberId::of)));
    }
}

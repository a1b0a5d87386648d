package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.member.MemberId;

/** The table timebank_event. */
final class EventTable {

    private static final String INSERT = """
            INSERT INTO timebank_event (timebank_no, subject, number, id, event_type, detail, recorded_at, recorded_by,
                on_behalf_of, pending)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, TRUE)
            """;

    private static final String OF_SUBJECT = """
            SELECT id, event_type, subject, number, detail, recorded_at, recorded_by, on_behalf_of
            FROM timebank_event
            WHERE timebank_no = ?
            AND subject = ?
            ORDER BY number
            """;

    // The lowest ids, and whatever has to be told before them: of one subject, a lower number may have a higher id.
    private static final String PENDING = """
            SELECT e.id, e.event_type, e.subject, e.number, e.detail, e.recorded_at, e.recorded_by, e.on_behalf_of
            FROM (
                SELECT subject, MAX(number) AS number
                FROM (
                    SELECT subject, number
                    FROM timebank_event
                    WHERE timebank_no = ?
                    AND pending = TRUE
                    ORDER BY %s
                    LIMIT ?) lowest
                GROUP BY subject) page
            JOIN timebank_event e ON e.subject = page.subject AND e.number <= page.number
            WHERE e.timebank_no = ?
            AND e.pending = TRUE
            ORDER BY e.id
            """;

    private static final String DELIVERED = """
            UPDATE timebank_event
            SET pending = FALSE
            WHERE timebank_no = ?
            AND id = ?
            AND pending = TRUE
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

    /** In the order of their ids, so that two who tell the same events do not wait for each other. */
    static void delivered(Session session, Set<UUID> events) throws SQLException {
        session.batch(
                DELIVERED,
                events.stream().sorted(Comparator.comparing(UUID::toString)).toList(),
                (p, event) -> p.timebank().uuid(event));
    }

    static List<Event> ofSubject(Session session, UUID subject) throws SQLException {
        return session.query(OF_SUBJECT, p -> p.timebank().uuid(subject), EventTable::event);
    }

    /** By id, but that an event comes after all those of its subject that have to be told before it. */
    static List<Event> pending(Session session, int limit) throws SQLException {
        String order = session.dialect().indexOrder("timebank_no, pending", "id");
        List<Event> byId = session.query(
                PENDING.formatted(order), p -> p.timebank().number(limit).timebank(), EventTable::event);
        Map<UUID, SortedMap<Integer, Event>> untold = new HashMap<>();
        byId.forEach(event -> untold.computeIfAbsent(event.subject(), subject -> new TreeMap<>())
                .put(event.number(), event));
        List<Event> page = new ArrayList<>();
        for (Event event : byId) {
            SortedMap<Integer, Event> next = untold.computeIfAbsent(event.subject(), subject -> new TreeMap<>())
                    .headMap(event.number() + 1);
            page.addAll(next.values());
            next.clear();
        }
        return List.copyOf(page.subList(0, Math.min(limit, page.size())));
    }

    private static Event event(Row row) throws SQLException {
        return new Event(
                row.uuid("id"),
                row.name(EventType.class, "event_type"),
                row.uuid("subject"),
                row.integer("number"),
                row.text("detail"),
                row.moment("recorded_at"),
                row.text("recorded_by"),
                row.optionalUuid("on_behalf_of").map(MemberId::of));
    }
}

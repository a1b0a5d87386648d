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
import org.timebank.spi.Query;

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
                    %s
                    ORDER BY %s
                    LIMIT ?) lowest
                GROUP BY subject) page
            JOIN timebank_event e ON e.subject = page.subject AND e.number <= page.number
            WHERE e.timebank_no = ?
            AND e.pending = TRUE
            ORDER BY e.id
            """;

    // Counted for each event as far as the page goes: for NOT EXISTS, PostgreSQL 18 and MariaDB 11.4 read all failures.
    private static final String IS_NOT_HELD_BACK = """
            AND (
                SELECT COUNT(*)
                FROM timebank_failed_delivery f
                WHERE f.timebank_no = ?
                AND f.subject = timebank_event.subject
                AND f.not_before > ?
                AND f.given_up = FALSE) = 0
            """;

    private static final String DELIVERED_PAGE = """
            SELECT id, event_type, subject, number, detail, recorded_at, recorded_by, on_behalf_of
            FROM timebank_event
            WHERE timebank_no = ?
            AND pending = FALSE
            AND id %s ?
            AND (
                SELECT COUNT(*)
                FROM timebank_failed_delivery f
                WHERE f.timebank_no = ?
                AND f.event_id = timebank_event.id
                AND f.given_up = TRUE) = 0
            ORDER BY %s
            LIMIT ?
            """;

    private static final String FORGET = """
            DELETE FROM timebank_event
            WHERE timebank_no = ?
            AND id = ?
            AND pending = FALSE
            AND NOT EXISTS (
                SELECT 1
                FROM timebank_failed_delivery f
                WHERE f.timebank_no = ?
                AND f.event_id = ?
                AND f.given_up = TRUE)
            """;

    private static final String DELIVERED = """
            UPDATE timebank_event
            SET pending = FALSE
            WHERE timebank_no = ?
            AND id = ?
            AND pending = TRUE
            """;

    private static final Comparator<Event> BY_KEY =
            Comparator.comparing((Event event) -> event.subject().toString()).thenComparing(Event::number);

    private EventTable() {}

    /** In the order of their keys, so that two who tell of the same subjects do not wait for each other. */
    static void insert(Session session, List<Event> events) throws SQLException {
        session.change(
                INSERT,
                events.stream().sorted(BY_KEY).toList(),
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
        session.change(DELIVERED, sorted(events), (p, event) -> p.timebank().uuid(event));
    }

    /** What was delivered and is no dead letter, with what is known of its failures. */
    static void forget(Session session, Set<UUID> events) throws SQLException {
        List<UUID> ids = sorted(events);
        session.change(
                FORGET, ids, (p, event) -> p.timebank().uuid(event).timebank().uuid(event));
        FailedDeliveryTable.forget(session, ids);
    }

    private static List<UUID> sorted(Set<UUID> events) {
        return events.stream().sorted(Comparator.comparing(UUID::toString)).toList();
    }

    static List<Event> ofSubject(Session session, UUID subject) throws SQLException {
        return session.query(OF_SUBJECT, p -> p.timebank().uuid(subject), EventTable::event);
    }

    static List<Event> pending(Session session, int limit) throws SQLException {
        return inOrder(session, "", p -> p.timebank().number(limit).timebank(), limit);
    }

    static List<Event> due(Session session, Query.DueEvents asked) throws SQLException {
        return inOrder(
                session,
                IS_NOT_HELD_BACK,
                p -> p.timebank()
                        .timebank()
                        .moment(asked.at())
                        .number(asked.limit())
                        .timebank(),
                asked.limit());
    }

    static List<Event> delivered(Session session, Query.DeliveredEvents asked) throws SQLException {
        Page page = Page.after(asked.after());
        String order = session.dialect().indexOrder("timebank_no, pending", "id");
        return session.query(
                DELIVERED_PAGE.formatted(page.comparison(), order),
                p -> p.timebank().uuid(page.id()).timebank().number(asked.limit()),
                EventTable::event);
    }

    /** By id, but that an event comes after all those of its subject that have to be told before it. */
    private static List<Event> inOrder(Session session, String condition, Parameters.Binding binding, int limit)
            throws SQLException {
        String order = session.dialect().indexOrder("timebank_no, pending", "id");
        List<Event> byId = session.query(PENDING.formatted(condition, order), binding, EventTable::event);
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

    static Event event(Row row) throws SQLException {
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

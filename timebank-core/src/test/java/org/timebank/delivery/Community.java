package org.timebank.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.timebank.command.TimebankId;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.event.FailedDelivery;
import org.timebank.inmemory.InMemoryStore;
import org.timebank.rules.AdoptedRules;
import org.timebank.rules.CommunityRules;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;

/** Timebanks in memory in which events are told, and a clock that is set. */
final class Community {

    static final TimebankId ELM = TimebankId.of("elm-street");
    static final TimebankId OAK = TimebankId.of("oak-street");
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    final InMemoryStore store = new InMemoryStore();
    private volatile Instant now = NOON;
    private int ids;

    Community() {
        found(ELM);
        found(OAK);
    }

    void found(TimebankId timebank) {
        AdoptedRules rules = new AdoptedRules(1, CommunityRules.common(ZoneId.of("UTC")), NOON, "admin");
        store.apply(
                timebank, ChangeSet.builder().put(new Key.RulesKey(), 0, rules).build());
    }

    Clock clock() {
        return ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    }

    synchronized void passes(Duration time) {
        now = now.plus(time);
    }

    /** Something happens several times to one thing. */
    List<Event> happens(TimebankId timebank, int times) {
        UUID subject = new UUID(7, ++ids);
        List<Event> events = IntStream.rangeClosed(1, times)
                .mapToObj(number -> event(subject, number))
                .toList();
        ChangeSet.Builder changes = ChangeSet.builder();
        events.forEach(changes::tell);
        store.apply(timebank, changes.build());
        return events;
    }

    private Event event(UUID subject, int number) {
        return new Event(
                new UUID(8, ++ids), EventType.EXCHANGE_ACCEPTED, subject, number, "", now, "ann", Optional.empty());
    }

    List<Event> pending(TimebankId timebank) {
        return store.ask(timebank, new Query.PendingEvents(Query.LARGEST_PAGE));
    }

    Optional<FailedDelivery> failure(Event event) {
        Key.FailedDeliveryKey key = new Key.FailedDeliveryKey(event.id());
        return store.load(ELM, Needs.of(key)).find(key);
    }

    EventReader.Builder reader(EventHandler handler) {
        return EventReader.builder(store, handler).clock(clock());
    }
}

package org.timebank.inmemory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.timebank.event.DeadLetter;
import org.timebank.event.Event;
import org.timebank.event.FailedDelivery;
import org.timebank.spi.Query;

/** What happened, and what the host has been told of it. Guarded by its timebank's lock. */
final class EventLog {

    private final Map<UUID, List<Event>> bySubject = new HashMap<>();
    private final Map<UUID, Event> pending = new LinkedHashMap<>();
    private final NavigableMap<String, Event> delivered = new TreeMap<>();
    private final NavigableMap<String, FailedDelivery> failed = new TreeMap<>();

    void keep(Event event) {
        bySubject.computeIfAbsent(event.subject(), subject -> new ArrayList<>()).add(event);
        pending.put(event.id(), event);
    }

    void keep(FailedDelivery failure) {
        failed.put(failure.event().toString(), failure);
    }

    void deliver(UUID id) {
        Optional.ofNullable(pending.remove(id)).ifPresent(event -> delivered.put(id.toString(), event));
    }

    /** Forgets an event and what is known of its failures; says whether it could be forgotten, or was not there. */
    boolean forget(UUID id) {
        if (pending.containsKey(id) || isDead(id)) {
            return false;
        }
        failed.remove(id.toString());
        Optional.ofNullable(delivered.remove(id.toString())).ifPresent(this::remove);
        return true;
    }

    private void remove(Event event) {
        bySubject.computeIfPresent(event.subject(), (subject, events) -> {
            events.remove(event);
            return events.isEmpty() ? null : events;
        });
    }

    boolean hasPending() {
        return !pending.isEmpty();
    }

    List<Event> of(UUID subject) {
        return List.copyOf(bySubject.getOrDefault(subject, List.of()));
    }

    List<Event> pending(int limit) {
        return pending.values().stream().limit(limit).toList();
    }

    List<Event> due(Query.DueEvents asked) {
        Set<UUID> waiting = failed.values().stream()
                .filter(failure -> !failure.givenUp() && failure.notBefore().isAfter(asked.at()))
                .map(FailedDelivery::subject)
                .collect(Collectors.toSet());
        return pending.values().stream()
                .filter(event -> !waiting.contains(event.subject()))
                .limit(asked.limit())
                .toList();
    }

    List<Event> delivered(Query.DeliveredEvents asked) {
        return after(delivered, asked.after())
                .filter(event -> !isDead(event.id()))
                .limit(asked.limit())
                .toList();
    }

    List<DeadLetter> dead(Query.DeadLetters asked) {
        return after(failed, asked.after())
                .filter(FailedDelivery::givenUp)
                .flatMap(failure -> Stream.ofNullable(
                                delivered.get(failure.event().toString()))
                        .map(event -> new DeadLetter(event, failure)))
                .limit(asked.limit())
                .toList();
    }

    private boolean isDead(UUID id) {
        @Nullable FailedDelivery failure = failed.get(id.toString());
        return failure != null && failure.givenUp();
    }

    private static <T> Stream<T> after(NavigableMap<String, T> all, Optional<UUID> last) {
        return last.map(id -> all.tailMap(id.toString(), false)).orElse(all).values().stream();
    }
}

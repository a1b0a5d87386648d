package org.timebank.failures.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.timebank.command.TimebankId;
import org.timebank.delivery.EventHandler;
import org.timebank.event.Event;

/** What the host was told, in the order in which it was. Thread-safe. */
final class Heard implements EventHandler {

    private final Map<UUID, List<Event>> firstTime = new HashMap<>();
    private final List<String> flaws = new ArrayList<>();
    private int told;
    private int again;

    /** An event may come again; the first time it comes after all those of its subject before it. */
    @Override
    public synchronized void handle(TimebankId timebank, Event event) {
        told++;
        List<Event> before = firstTime.computeIfAbsent(event.subject(), subject -> new ArrayList<>());
        if (event.number() > before.size() + 1) {
            flaws.add("Event " + event + " was told after " + before.size() + " others of its subject");
        } else if (event.number() == before.size() + 1) {
            before.add(event);
        } else {
            again++;
            if (!before.get(event.number() - 1).equals(event)) {
                flaws.add("Event " + event + " was told as " + before.get(event.number() - 1) + " before");
            }
        }
        notifyAll();
    }

    /** Waits until so many of each subject were told. */
    synchronized boolean await(Map<UUID, List<Event>> stored, Duration longest) throws InterruptedException {
        return Patience.await(
                this,
                () -> stored.entrySet().stream()
                        .allMatch(entry ->
                                told(entry.getKey()).size() >= entry.getValue().size()),
                longest);
    }

    /** What was told of a subject. */
    synchronized List<Event> told(UUID subject) {
        return List.copyOf(firstTime.getOrDefault(subject, List.of()));
    }

    /** Of what something was told. */
    synchronized Set<UUID> subjects() {
        return Set.copyOf(firstTime.keySet());
    }

    synchronized List<String> flaws() {
        return List.copyOf(flaws);
    }

    /** How often something was told. */
    synchronized int count() {
        return told;
    }

    /** How often something was told that had been told before. */
    synchronized int countAgain() {
        return again;
    }
}

package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.timebank.command.TimebankId;
import org.timebank.delivery.EventHandler;
import org.timebank.event.Event;

/** A host that is told by readers, sees that each subject's events come in their order, and refuses some. Thread-safe. */
final class Told implements EventHandler {

    private final Queue<Event> told = new ConcurrentLinkedQueue<>();
    private final Set<UUID> poison = ConcurrentHashMap.newKeySet();
    private final Set<UUID> givenUp = ConcurrentHashMap.newKeySet();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger tried = new AtomicInteger();
    private final AtomicInteger wrong = new AtomicInteger();

    @Override
    public void handle(TimebankId timebank, Event event) {
        int others = busy.getAndIncrement();
        try {
            tried.incrementAndGet();
            if (others > 0 || !comesInOrder(event)) {
                wrong.incrementAndGet();
            }
            if (poison.contains(event.id())) {
                throw new IllegalStateException("Ann's telephone number");
            }
            told.add(event);
        } finally {
            busy.decrementAndGet();
        }
    }

    /** Whether all those before it were told, or given up. */
    private boolean comesInOrder(Event event) {
        Set<Integer> before = new HashSet<>();
        told.stream()
                .filter(earlier -> earlier.subject().equals(event.subject()))
                .forEach(earlier -> before.add(earlier.number()));
        for (int number = 1; number < event.number(); number++) {
            if (!before.contains(number) && !givenUp.contains(event.subject())) {
                return false;
            }
        }
        return true;
    }

    /** From now on refuses it. */
    void refuses(Event event) {
        poison.add(event.id());
    }

    /** From now on takes it. */
    void takes(Event event) {
        poison.remove(event.id());
    }

    /** Of this one's subject, later ones may come without it. */
    void mayBeGivenUp(Event event) {
        givenUp.add(event.subject());
    }

    /** What was taken, in this order. */
    List<Event> events() {
        return List.copyOf(told);
    }

    /** How often it was told of something, taken or not. */
    int tried() {
        return tried.get();
    }

    /** Finds that none came before its time, and no two at once. */
    void wasToldInOrder() {
        assertThat(wrong.get()).as("events that came too early or at once").isZero();
    }
}

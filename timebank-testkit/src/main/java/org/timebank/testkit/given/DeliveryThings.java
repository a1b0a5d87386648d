package org.timebank.testkit.given;

import java.time.Instant;
import java.util.List;
import org.timebank.event.Event;
import org.timebank.event.EventLease;
import org.timebank.event.FailedDelivery;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;

/** Plain examples of what a store keeps of the delivery of events. */
public final class DeliveryThings {

    private DeliveryThings() {}

    public static EventLease lease(String holder, Instant until) {
        return new EventLease(holder, until);
    }

    /** A first failure, to be tried again at a moment. */
    public static FailedDelivery failure(Event event, Instant notBefore) {
        return new FailedDelivery(event.id(), event.subject(), 1, notBefore, "java.io.IOException", false);
    }

    /** A last failure. */
    public static FailedDelivery lastFailure(Event event) {
        return new FailedDelivery(event.id(), event.subject(), 16, Things.NOW, "java.io.IOException", true);
    }

    public static ChangeSet telling(List<Event> events) {
        ChangeSet.Builder changes = ChangeSet.builder();
        events.forEach(changes::tell);
        return changes.build();
    }

    public static ChangeSet delivering(List<Event> events) {
        ChangeSet.Builder changes = ChangeSet.builder();
        events.forEach(event -> changes.delivered(event.id()));
        return changes.build();
    }

    public static ChangeSet forgetting(List<Event> events) {
        ChangeSet.Builder changes = ChangeSet.builder();
        events.forEach(event -> changes.forgotten(event.id()));
        return changes.build();
    }

    /** An event fails for the first time, or again from a version. */
    public static ChangeSet failing(FailedDelivery failure, int version) {
        return ChangeSet.builder()
                .put(new Key.FailedDeliveryKey(failure.event()), version, failure)
                .build();
    }

    /** An event is given up: it is a dead letter, and counts as delivered. */
    public static ChangeSet givingUp(Event event, int version) {
        return ChangeSet.builder()
                .add(failing(lastFailure(event), version))
                .delivered(event.id())
                .build();
    }
}

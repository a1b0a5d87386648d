package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.timebank.event.Event;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Query;

/** Is told of the events of a timebank, marks those that it was told of, and sees that none was passed over. Thread-safe. */
final class Host {

    private final TestTimebank bank;
    private final Set<Place> marked = ConcurrentHashMap.newKeySet();
    private final Set<UUID> done = ConcurrentHashMap.newKeySet();
    private final Queue<Event> told = new ConcurrentLinkedQueue<>();

    Host(TestTimebank bank) {
        this.bank = bank;
    }

    /** Where an event stands in what happened to one thing. */
    private record Place(UUID subject, int number) {}

    /** Is told of at most so many, and marks them; answers whether there were any. */
    boolean reads(int limit) {
        Set<UUID> over = Set.copyOf(done);
        List<Event> page = bank.ask(new Query.PendingEvents(limit));
        assertThat(page)
                .hasSizeLessThanOrEqualTo(limit)
                .as("what the host was not told of")
                .noneMatch(event -> over.contains(event.id()));
        ChangeSet.Builder marks = ChangeSet.builder();
        for (int i = 0; i < page.size(); i++) {
            Event event = page.get(i);
            Set<Place> before = page.subList(0, i).stream().map(Host::place).collect(Collectors.toSet());
            for (int number = 1; number < event.number(); number++) {
                Place place = new Place(event.subject(), number);
                assertThat(before.contains(place) || marked.contains(place))
                        .as("%s comes after number %s of its subject", event, number)
                        .isTrue();
            }
            marks.delivered(event.id());
        }
        told.addAll(page);
        // Before it is marked in the store: from then on another may be told of the next.
        page.forEach(event -> marked.add(place(event)));
        ChangeSet marking = marks.build();
        // Others mark the same events, and of that a store may answer stale.
        while (!bank.takes(marking)) {
            Thread.onSpinWait();
        }
        page.forEach(event -> done.add(event.id()));
        return !page.isEmpty();
    }

    /** Everything it was told of, in this order; some of it several times, if several threads read. */
    List<Event> told() {
        return List.copyOf(told);
    }

    private static Place place(Event event) {
        return new Place(event.subject(), event.number());
    }
}

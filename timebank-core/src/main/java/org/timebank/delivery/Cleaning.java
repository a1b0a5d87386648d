package org.timebank.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.timebank.command.ConflictException;
import org.timebank.command.TimebankId;
import org.timebank.event.Event;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankSelection;
import org.timebank.spi.TimebankStore;

/** Removes events that were delivered and are old. */
final class Cleaning {

    /** So many in one transaction. */
    static final int BATCH = 500;

    private static final int MOST_ATTEMPTS = 20;

    private final TimebankStore store;
    private final Instant before;

    Cleaning(TimebankStore store, Instant before) {
        this.store = store;
        this.before = before;
    }

    /** Removes them in these timebanks, or in all if none is named; answers how many. */
    long of(List<TimebankId> named) {
        if (!named.isEmpty()) {
            return named.stream().mapToLong(this::of).sum();
        }
        long removed = 0;
        Optional<TimebankId> last = Optional.empty();
        List<TimebankId> page;
        do {
            page = store.timebanks(TimebankSelection.ALL, last, Query.LARGEST_PAGE);
            removed += page.stream().mapToLong(this::of).sum();
            last = page.stream().reduce((one, next) -> next);
        } while (page.size() == Query.LARGEST_PAGE);
        return removed;
    }

    /** Removes them; answers how many. Ids ascend with time: once none of a page is old, none after it is looked at. */
    long of(TimebankId timebank) {
        long removed = 0;
        Optional<UUID> last = Optional.empty();
        List<Event> page;
        List<Event> old;
        do {
            page = store.ask(timebank, new Query.DeliveredEvents(last, BATCH));
            old = page.stream()
                    .filter(event -> event.recordedAt().isBefore(before))
                    .toList();
            if (!old.isEmpty()) {
                forget(timebank, old);
                removed += old.size();
                last = Optional.of(page.get(page.size() - 1).id());
            }
        } while (page.size() == BATCH && !old.isEmpty());
        return removed;
    }

    private void forget(TimebankId timebank, List<Event> events) {
        ChangeSet.Builder changes = ChangeSet.builder();
        events.forEach(event -> changes.forgotten(event.id()));
        ChangeSet forgetting = changes.build();
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            if (store.apply(timebank, forgetting) == Applied.APPLIED) {
                return;
            }
        }
        throw new ConflictException("Delivered events could not be removed: others were changing them " + MOST_ATTEMPTS
                + " times; clean again");
    }
}

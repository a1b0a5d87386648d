package org.timebank.testkit;

import java.util.List;
import java.util.UUID;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.Things;

/** Tells of what happens while others read. */
final class Writing {

    private Writing() {}

    /** Tells of something of its own, and of something that others tell of as well, each time; keeps what was stored. */
    static void writes(TestTimebank bank, List<Event> stored) {
        Key.CategoryKey shared = new Key.CategoryKey(Cast.CARE.code());
        UUID alone = UUID.randomUUID();
        for (int round = 1; round <= Together.ROUNDS; round++) {
            Event own = Things.event(EventType.EXCHANGE_ACCEPTED, alone, round);
            // Nobody else tells of it, but a store may answer stale for reasons of its own.
            while (!bank.takes(ChangeSet.builder().tell(own).build())) {
                Thread.onSpinWait();
            }
            stored.add(own);
            int version = bank.load(shared).version(shared);
            Event defined =
                    Things.event(EventType.CATEGORY_DEFINED, Event.subjectOfCategory(Cast.CARE.code()), version);
            ChangeSet changes = ChangeSet.builder()
                    .put(shared, version, Cast.CARE)
                    .tell(defined)
                    .build();
            stored.addAll(bank.takes(changes) ? List.of(defined) : List.of());
        }
    }
}

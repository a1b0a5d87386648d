package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.timebank.event.Event;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankStore;
import org.timebank.testkit.model.Snapshot;

/** Parts that were applied one after the other, and what came of them. */
final class Batch {

    private final TestTimebank bank;
    private final Acts acts;
    private final List<ChangeSet> parts = new ArrayList<>();
    private final List<ChangeSet> partsAndOneStale = new ArrayList<>();
    private boolean isOneStale;

    private Batch(TestTimebank bank) {
        this.bank = bank;
        this.acts = Acts.in(bank);
    }

    /** Applies acts in a timebank of their own, one after the other. */
    static Batch of(TimebankStore store, List<Act> acts) {
        Batch batch = new Batch(TestTimebank.in(store));
        acts.forEach(batch::apply);
        return batch;
    }

    private void apply(Act act) {
        ChangeSet part = acts.of(act);
        if (bank.takes(part)) {
            parts.add(part);
            partsAndOneStale.add(part);
            acts.applied(part);
        } else if (!isOneStale) {
            isOneStale = true;
            partsAndOneStale.add(part);
        }
    }

    private static ChangeSet together(List<ChangeSet> parts) {
        ChangeSet.Builder all = ChangeSet.builder();
        parts.forEach(all::add);
        return all.build();
    }

    /**
     * Applies all parts at once in another timebank, and finds what is in the first one; with a part among them that was stale
     * there, finds all of them stale.
     */
    void isTheSameAtOnce() {
        ChangeSet all = together(parts);
        TestTimebank other = TestTimebank.in(bank.store());
        if (isOneStale) {
            other.findsStale(together(partsAndOneStale));
        }

        other.applied(all);

        assertThat(known(other, all)).isEqualTo(known(bank, all));
        assertThat(new HashSet<>(pending(other))).isEqualTo(new HashSet<>(pending(bank)));
        other.isInOrder();
    }

    /** Loads everything, and finds what the parts add up to without a store. */
    void isWhatItAddsUpTo() {
        Facts loaded = bank.store().load(bank.id(), Needs.of(acts.keys()));
        for (Key<?> key : acts.keys()) {
            assertThat(loaded.versioned(key))
                    .as("%s", key)
                    .isEqualTo(acts.facts().versioned(key));
        }
        bank.isInOrder();
    }

    /** What the store says, but for events that wait: of different subjects these may come in any order. */
    private static Snapshot known(TestTimebank bank, ChangeSet changes) {
        Snapshot all = bank.snapshot(changes);
        Map<Query<?>, Object> answered = new LinkedHashMap<>(all.answered());
        answered.keySet().removeIf(Query.PendingEvents.class::isInstance);
        return new Snapshot(all.found(), answered);
    }

    private static List<Event> pending(TestTimebank bank) {
        return bank.ask(new Query.PendingEvents(Query.LARGEST_PAGE));
    }
}

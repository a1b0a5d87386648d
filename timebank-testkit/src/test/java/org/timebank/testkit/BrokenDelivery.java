package org.timebank.testkit;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.timebank.command.TimebankId;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Query;

/** Stores that are broken on purpose, each in one way, where events are delivered. */
final class BrokenDelivery {

    private BrokenDelivery() {}

    /** Whoever wants a lease gets it. */
    static final class LeasesToAnybody extends BrokenContract {
        LeasesToAnybody() {
            super(() -> new BrokenStore() {
                @Override
                public synchronized Applied apply(TimebankId timebank, ChangeSet c) {
                    return whole.apply(
                            timebank,
                            Altered.changes(
                                    c,
                                    change -> change.key() instanceof Key.EventLeaseKey
                                            ? forced(timebank, change)
                                            : change));
                }
            });
        }
    }

    /** What failed is told again at once. */
    static final class TellsAgainAtOnce extends BrokenContract {
        TellsAgainAtOnce() {
            super(() -> new BrokenStore() {
                @Override
                Object answer(TimebankId timebank, Query<?> query, Object answer) {
                    return query instanceof Query.DueEvents due
                            ? whole.ask(timebank, new Query.PendingEvents(due.limit()))
                            : answer;
                }
            });
        }
    }

    /** What waits is forgotten as well. */
    static final class ForgetsWhatWaits extends BrokenContract {
        ForgetsWhatWaits() {
            super(() -> new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    Set<UUID> delivered = new HashSet<>(c.delivered());
                    delivered.addAll(c.forgotten());
                    return whole.apply(timebank, Altered.delivered(c, delivered));
                }
            });
        }
    }

    /** What is forgotten stays. */
    static final class ForgetsNothing extends BrokenContract {
        ForgetsNothing() {
            super(() -> new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    return whole.apply(timebank, Altered.forgotten(c, Set.of()));
                }
            });
        }
    }
}

package org.timebank.delivery;

import java.time.Instant;
import java.util.Optional;
import org.timebank.command.TimebankId;
import org.timebank.event.EventLease;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.TimebankStore;

/**
 * One instance's hold on the events of one timebank. Whatever it changes, it changes together with the lease, from the
 * version that it saw: whoever has lost the lease changes nothing.
 */
final class Lease {

    private static final Key.EventLeaseKey KEY = new Key.EventLeaseKey();
    private static final int MOST_ATTEMPTS = 5;

    private final TimebankStore store;
    private final TimebankId timebank;
    private final String holder;
    private final Optional<EventLease> found;
    private int version;
    private Instant until = Instant.MIN;
    private boolean held;

    private Lease(TimebankStore store, TimebankId timebank, String holder, Facts facts) {
        this.store = store;
        this.timebank = timebank;
        this.holder = holder;
        this.found = facts.find(KEY);
        this.version = facts.version(KEY);
    }

    /** Looks who has the lease. */
    static Lease of(TimebankStore store, TimebankId timebank, String holder) {
        return new Lease(store, timebank, holder, store.load(timebank, Needs.of(KEY)));
    }

    /** Whether the holder may take it. */
    boolean isFree(Instant now) {
        return found.isEmpty() || found.get().isFreeFor(holder, now);
    }

    /** Whether it was taken and not given back. */
    boolean isHeld() {
        return held;
    }

    /** When it ends that was taken last. */
    Instant until() {
        return until;
    }

    /** Takes it, or renews it, until a moment; false if another was first. */
    boolean takeUntil(Instant end) {
        return takeUntil(end, ChangeSet.builder().build());
    }

    /** The same, together with what was done under it: of both all or nothing. */
    boolean takeUntil(Instant end, ChangeSet done) {
        held = apply(end, done);
        return held;
    }

    /** Gives it back, together with what was done under it; false if another had taken it. */
    boolean giveBack(Instant now, ChangeSet done) {
        held = false;
        return apply(now, done);
    }

    private boolean apply(Instant end, ChangeSet done) {
        ChangeSet changes = ChangeSet.builder()
                .put(KEY, version, new EventLease(holder, end))
                .add(done)
                .build();
        // A store may say stale for reasons of its own, such as a deadlock: only another version is another holder.
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            if (store.apply(timebank, changes) == Applied.APPLIED) {
                version++;
                until = end;
                return true;
            }
            if (store.load(timebank, Needs.of(KEY)).version(KEY) != version) {
                return false;
            }
        }
        return false;
    }
}

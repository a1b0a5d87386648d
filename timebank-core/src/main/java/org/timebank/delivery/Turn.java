package org.timebank.delivery;

import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.timebank.command.TimebankId;
import org.timebank.event.Event;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankStore;

/** One instance's turn at the events of one timebank: batch after batch, under its lease. Used once. */
final class Turn {

    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

    /** So that a busy timebank does not keep the others waiting. */
    private static final int MOST_BATCHES = 10;

    /** Where so much fails, it is likely not the events that are wrong. */
    private static final int MOST_FAILURES = 100;

    private final TimebankStore store;
    private final TimebankId timebank;
    private final Settings settings;
    private final BooleanSupplier isEnding;
    private int delivered;
    private int failed;

    Turn(TimebankStore store, TimebankId timebank, Settings settings, BooleanSupplier isEnding) {
        this.store = store;
        this.timebank = timebank;
        this.settings = settings;
        this.isEnding = isEnding;
    }

    /** Delivers what is due; answers how many events were delivered and marked. */
    int take() {
        Lease lease = Lease.of(store, timebank, settings.holder());
        if (lease.isFree(settings.now())) {
            boolean goesOn = true;
            for (int batch = 1; goesOn; batch++) {
                goesOn = deliver(lease, batch == MOST_BATCHES);
            }
        }
        return delivered;
    }

    /** Delivers one batch; says whether another may follow. */
    private boolean deliver(Lease lease, boolean last) {
        Instant now = settings.now();
        // What is read before the lease is taken is still to be told once it is: it is taken from the version seen
        // before.
        List<Event> due = store.ask(timebank, new Query.DueEvents(now, settings.batchSize()));
        if (due.isEmpty()) {
            if (lease.isHeld()) {
                lease.giveBack(now, ChangeSet.builder().build());
            }
            return false;
        }
        if (!lease.isHeld() && !lease.takeUntil(now.plus(settings.lease()))) {
            return false;
        }
        // A call of the handler begins only while half of the lease is left.
        Instant half = lease.until().minus(settings.lease().dividedBy(2));
        Batch batch = new Batch(store, timebank, settings);
        boolean all = batch.deliver(
                due, () -> !isEnding.getAsBoolean() && settings.now().isBefore(half));
        failed += batch.failed();
        boolean goesOn = !last
                && !isEnding.getAsBoolean()
                && !batch.isCutShort()
                && failed < MOST_FAILURES
                && (!all || due.size() == settings.batchSize());
        if (note(lease, batch, goesOn)) {
            delivered += batch.delivered();
        }
        batch.error().ifPresent(error -> {
            throw error;
        });
        return goesOn && lease.isHeld();
    }

    private boolean note(Lease lease, Batch batch, boolean goesOn) {
        Instant now = settings.now();
        boolean noted = goesOn
                ? lease.takeUntil(now.plus(settings.lease()), batch.noted())
                : lease.giveBack(now, batch.noted());
        if (!noted) {
            LOG.warn(
                    "Another instance has taken over the events of timebank {}: {} that were delivered are delivered again",
                    timebank,
                    batch.delivered());
        }
        return noted;
    }
}

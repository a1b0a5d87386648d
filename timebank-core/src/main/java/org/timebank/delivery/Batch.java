package org.timebank.delivery;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.timebank.command.TimebankId;
import org.timebank.event.Event;
import org.timebank.event.FailedDelivery;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.TimebankStore;

/** Some events of a timebank, handed to the handler one after the other, and what is to be noted of them. Used once. */
final class Batch {

    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    private final TimebankStore store;
    private final TimebankId timebank;
    private final Settings settings;
    private final Set<UUID> waiting = new HashSet<>();
    private final ChangeSet.Builder noted = ChangeSet.builder();
    private Optional<Error> error = Optional.empty();
    private boolean interrupted;
    private int delivered;
    private int failed;

    Batch(TimebankStore store, TimebankId timebank, Settings settings) {
        this.store = store;
        this.timebank = timebank;
        this.settings = settings;
    }

    /** Hands events on while there is time; says whether it came to the end of them. */
    boolean deliver(List<Event> events, BooleanSupplier hasTime) {
        for (Event event : events) {
            if (isCutShort() || !hasTime.getAsBoolean()) {
                return false;
            }
            if (!waiting.contains(event.subject())) {
                deliver(event);
            }
        }
        return true;
    }

    private void deliver(Event event) {
        try {
            settings.handler().handle(timebank, event);
            noted.delivered(event.id());
            delivered++;
        } catch (InterruptedException e) {
            // It is the thread that is to end; the event has done nothing.
            Thread.currentThread().interrupt();
            interrupted = true;
        } catch (Exception e) {
            fails(event, e);
        } catch (Error e) {
            // An event that always ends like this would be in the way for ever if that were not counted.
            fails(event, e);
            error = Optional.of(e);
        }
    }

    private void fails(Event event, Throwable thrown) {
        failed++;
        waiting.add(event.subject());
        Key.FailedDeliveryKey key = new Key.FailedDeliveryKey(event.id());
        Facts before = store.load(timebank, Needs.of(key));
        Instant now = settings.now();
        FailedDelivery failure = settings.backOff().after(event, before.find(key), thrown, now);
        noted.put(key, before.version(key), failure);
        if (failure.givenUp()) {
            noted.delivered(event.id());
        }
        LOG.warn(
                "Event {} ({}) of timebank {} was not delivered, attempt {}: {}; {}",
                event.id(),
                event.type().code(),
                timebank,
                failure.attempts(),
                failure.errorCode(),
                failure.givenUp() ? "given up, now a dead letter" : "not again before " + failure.notBefore());
    }

    /** Whether the thread is to do nothing more. */
    boolean isCutShort() {
        return interrupted || error.isPresent();
    }

    /** What is to be stored of it. */
    ChangeSet noted() {
        return noted.build();
    }

    int delivered() {
        return delivered;
    }

    int failed() {
        return failed;
    }

    /** What the handler threw that is nobody's to catch. */
    Optional<Error> error() {
        return error;
    }
}

package org.timebank.delivery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.timebank.command.ConflictException;
import org.timebank.command.TimebankId;
import org.timebank.event.DeadLetter;
import org.timebank.event.Event;
import org.timebank.event.FailedDelivery;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankStore;

/** The dead letters of one timebank. */
final class Letters {

    private static final Logger LOG = LoggerFactory.getLogger(Letters.class);
    private static final int MOST_ATTEMPTS = 20;

    private final TimebankStore store;
    private final TimebankId timebank;
    private final Settings settings;

    Letters(TimebankStore store, TimebankId timebank, Settings settings) {
        this.store = store;
        this.timebank = timebank;
        this.settings = settings;
    }

    List<DeadLetter> page(Optional<UUID> after, int limit) {
        return store.ask(timebank, new Query.DeadLetters(after, limit));
    }

    /** Hands the event on once more; says whether it was taken. */
    boolean redeliver(UUID id) {
        Optional<Event> event = load(id).find(new Key.FailedDeliveryKey(id))
                .filter(FailedDelivery::givenUp)
                .flatMap(this::event);
        return event.isPresent() && redeliver(event.get());
    }

    private boolean redeliver(Event event) {
        try {
            settings.handler().handle(timebank, event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            LOG.warn(
                    "Event {} of timebank {} was not delivered again: {}; it stays a dead letter",
                    event.id(),
                    timebank,
                    BackOff.code(e));
            change(event.id(), failed -> failed.again(BackOff.code(e), settings.now()));
            return false;
        }
        change(event.id(), FailedDelivery::settled);
        return true;
    }

    /** Takes an event off the list; says whether it was on it. */
    boolean discard(UUID id) {
        return change(id, FailedDelivery::settled);
    }

    /** Changes what is known of a dead letter; says whether it is one. */
    private boolean change(UUID id, UnaryOperator<FailedDelivery> other) {
        Key.FailedDeliveryKey key = new Key.FailedDeliveryKey(id);
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            Facts facts = load(id);
            Optional<FailedDelivery> dead = facts.find(key).filter(FailedDelivery::givenUp);
            if (dead.isEmpty()) {
                return false;
            }
            ChangeSet changes = ChangeSet.builder()
                    .put(key, facts.version(key), other.apply(dead.get()))
                    .build();
            if (store.apply(timebank, changes) == Applied.APPLIED) {
                return true;
            }
        }
        throw new ConflictException(
                "Others changed the same dead letter " + MOST_ATTEMPTS + " times; look whether it is still there");
    }

    private Optional<Event> event(FailedDelivery failure) {
        return store.ask(timebank, new Query.EventsOf(failure.subject())).stream()
                .filter(event -> event.id().equals(failure.event()))
                .findFirst();
    }

    private Facts load(UUID id) {
        return store.load(timebank, Needs.of(new Key.FailedDeliveryKey(id)));
    }
}

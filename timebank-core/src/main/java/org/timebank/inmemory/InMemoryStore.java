package org.timebank.inmemory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.timebank.command.TimebankId;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankStore;

/**
 * Keeps timebanks in memory. It keeps every promise of {@link TimebankStore} but durability: a timebank's changes and
 * readings happen one after the other. Thread-safe.
 */
public final class InMemoryStore implements TimebankStore {

    private final Map<TimebankId, TimebankInMemory> timebanks = new ConcurrentHashMap<>();

    @Override
    public Facts load(TimebankId timebank, Needs needs) {
        @Nullable TimebankInMemory found = timebanks.get(timebank);
        return found == null ? Facts.builder().build() : found.load(needs);
    }

    @Override
    public Applied apply(TimebankId timebank, ChangeSet changes) {
        return timebanks.computeIfAbsent(timebank, id -> new TimebankInMemory()).apply(changes);
    }

    @Override
    public <R> R ask(TimebankId timebank, Query<R> query) {
        @Nullable TimebankInMemory found = timebanks.get(timebank);
        return (found == null ? new TimebankInMemory() : found).ask(query);
    }
}

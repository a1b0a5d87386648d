package org.timebank.inmemory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.timebank.command.TimebankId;
import org.timebank.rules.AdoptedRules;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankSelection;
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
        @Nullable TimebankInMemory found = timebanks.get(timebank);
        if (found != null) {
            return found.apply(changes);
        }
        boolean founds = changes.changes().stream().anyMatch(change -> change.value() instanceof AdoptedRules);
        return founds ? found(timebank, changes) : unfounded(timebank, changes);
    }

    /** A timebank is there once its first change set has been applied, and not before. */
    private Applied found(TimebankId timebank, ChangeSet changes) {
        TimebankInMemory founded = new TimebankInMemory();
        if (founded.apply(changes) == Applied.STALE) {
            return Applied.STALE;
        }
        @Nullable TimebankInMemory other = timebanks.putIfAbsent(timebank, founded);
        return other == null ? Applied.APPLIED : other.apply(changes);
    }

    /** Without rules there is no timebank: nothing can be stored, and what was expected of it is not there. */
    private static Applied unfounded(TimebankId timebank, ChangeSet changes) {
        if (changes.changes().stream().anyMatch(change -> change.expectedVersion() > 0)) {
            return Applied.STALE;
        }
        if (changes.isEmpty()) {
            return Applied.APPLIED;
        }
        throw new IllegalArgumentException("There is no timebank " + timebank + "; rules found one");
    }

    @Override
    public <R> R ask(TimebankId timebank, Query<R> query) {
        @Nullable TimebankInMemory found = timebanks.get(timebank);
        return (found == null ? new TimebankInMemory() : found).ask(query);
    }

    @Override
    public List<TimebankId> timebanks(TimebankSelection selection, Optional<TimebankId> after, int limit) {
        return timebanks.entrySet().stream()
                .filter(timebank -> after.isEmpty()
                        || timebank.getKey().value().compareTo(after.get().value()) > 0)
                .filter(timebank -> timebank.getValue().isIn(selection))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(TimebankId::value))
                .limit(limit)
                .toList();
    }
}

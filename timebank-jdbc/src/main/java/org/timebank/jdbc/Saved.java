package org.timebank.jdbc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.timebank.spi.Change;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;

/**
 * A thing as a change set leaves it, whatever it was in between.
 *
 * @param value the thing
 * @param before the version that was decided from; 0 when there was no such thing
 * @param after the version that it has now
 */
record Saved<T>(T value, int before, int after) {

    /** The things of a type, in the order of their ids, so that no two change sets wait for each other in a circle. */
    static <T> List<Saved<T>> of(ChangeSet changes, Class<T> type) {
        Map<Key<?>, Saved<T>> saved = new LinkedHashMap<>();
        changes.changes().stream()
                .filter(change -> type.isInstance(change.value()))
                .sorted((one, other) ->
                        one.key().toString().compareTo(other.key().toString()))
                .forEach(change -> saved.merge(change.key(), of(change, type), Saved::then));
        return List.copyOf(saved.values());
    }

    private static <T> Saved<T> of(Change<?> change, Class<T> type) {
        return new Saved<>(
                type.cast(change.value()),
                change.expectedVersion(),
                change.after().version());
    }

    private Saved<T> then(Saved<T> next) {
        return new Saved<>(next.value, before, next.after);
    }

    /** Those that were there before. */
    static <T> List<Saved<T>> changed(List<Saved<T>> all) {
        return filtered(all, saved -> saved.before > 0);
    }

    /** Those that were not there before. */
    static <T> List<Saved<T>> added(List<Saved<T>> all) {
        return filtered(all, saved -> saved.before == 0);
    }

    private static <T> List<Saved<T>> filtered(List<Saved<T>> all, Predicate<Saved<T>> isMeant) {
        return all.stream().filter(isMeant).toList();
    }
}

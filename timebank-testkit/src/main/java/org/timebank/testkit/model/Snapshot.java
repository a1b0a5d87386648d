package org.timebank.testkit.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.timebank.command.Digest;
import org.timebank.command.TimebankId;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankStore;

/**
 * All that a store says about a timebank, as far as a footprint goes. Two are equal when nothing has changed between them.
 * Immutable.
 *
 * @param found by key, the thing with its version
 * @param answered by question, the answer
 */
public record Snapshot(Map<Key<?>, Optional<?>> found, Map<Query<?>, Object> answered) {

    public Snapshot {
        found = Collections.unmodifiableMap(new LinkedHashMap<>(found));
        answered = Collections.unmodifiableMap(new LinkedHashMap<>(answered));
    }

    /** Takes one. It is not of one moment when others write meanwhile. */
    public static Snapshot of(TimebankStore store, TimebankId timebank, Footprint footprint) {
        Facts facts = store.load(timebank, Needs.of(footprint.keys()));
        Map<Key<?>, Optional<?>> found = new LinkedHashMap<>();
        footprint.keys().forEach(key -> found.put(key, facts.versioned(key)));
        Map<Query<?>, Object> answered = new LinkedHashMap<>();
        for (Query<?> query : footprint.queries()) {
            answered.put(query, store.ask(timebank, query));
        }
        return new Snapshot(found, answered);
    }

    /** The SHA-256 of all of it as text: two snapshots have the same if and only if they are equal. */
    public Digest digest() {
        return Digest.of(Written.of(this));
    }
}

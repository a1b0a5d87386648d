package org.timebank.spi;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a decision needs to know. Immutable.
 *
 * @param keys the things, each once
 */
public record Needs(Set<Key<?>> keys) {

    public Needs {
        keys = Set.copyOf(keys);
    }

    public static Needs of(Key<?>... keys) {
        return new Needs(Set.copyOf(Arrays.asList(keys)));
    }

    public static Needs of(Collection<? extends Key<?>> keys) {
        return new Needs(new LinkedHashSet<>(keys));
    }

    /** Both together. */
    public Needs and(Needs other) {
        Set<Key<?>> all = new LinkedHashSet<>(keys);
        all.addAll(other.keys);
        return new Needs(all);
    }
}

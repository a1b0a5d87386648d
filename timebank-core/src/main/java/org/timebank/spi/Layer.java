package org.timebank.spi;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.MemberId;

/**
 * Things by key, over other things that they hide: what a change set makes of facts, without copying the facts. Not
 * thread-safe while things are put.
 */
final class Layer {

    private final Map<Key<?>, Versioned<?>> things = new HashMap<>();
    private final Map<ExternalReference, MemberId> references = new HashMap<>();
    private final @Nullable Layer below;

    Layer(@Nullable Layer below) {
        this.below = below;
    }

    @SuppressWarnings("unchecked") // only a Versioned<T> is put under a Key<T>
    <T> Optional<Versioned<T>> find(Key<T> key) {
        if (key instanceof Key.MemberKey member && member.member() instanceof ExternalReference reference) {
            return named(reference).map(id -> (Versioned<T>) found(new Key.MemberKey(id)));
        }
        return Optional.ofNullable((Versioned<T>) found(key));
    }

    private @Nullable Versioned<?> found(Key<?> key) {
        for (@Nullable Layer layer = this; layer != null; layer = layer.below) {
            @Nullable Versioned<?> thing = layer.things.get(key);
            if (thing != null) {
                return thing;
            }
        }
        return null;
    }

    private Optional<MemberId> named(ExternalReference reference) {
        for (@Nullable Layer layer = this; layer != null; layer = layer.below) {
            @Nullable MemberId id = layer.references.get(reference);
            if (id != null) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    /** Puts a thing, by the library's own id; of a member, its references as well. */
    void put(Key<?> key, Versioned<?> thing) {
        things.put(key, thing);
        if (thing.value() instanceof Member member) {
            member.references().forEach(reference -> references.put(reference, member.id()));
        }
    }

    /** Takes a thing out; what is below stays. */
    void remove(Key<?> key) {
        things.remove(key);
    }

    /**
     * The same things in few layers: each is at least twice as large as the one over it. So a look-up passes no more layers
     * than the logarithm of all things, and a thing is copied no more often than that, however many change sets follow.
     */
    Layer settled() {
        Layer settled = this;
        while (settled.below != null && settled.below.things.size() <= 2 * settled.things.size()) {
            Layer merged = new Layer(settled.below.below);
            merged.putAll(settled.below);
            merged.putAll(settled);
            settled = merged;
        }
        return settled;
    }

    private void putAll(Layer other) {
        things.putAll(other.things);
        references.putAll(other.references);
    }
}

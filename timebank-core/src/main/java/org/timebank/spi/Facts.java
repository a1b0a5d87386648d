package org.timebank.spi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.timebank.command.IdempotencyKey;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.Entry;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.MemberId;

/**
 * What a decision knows: things by key, each with its version. What is not in it does not exist, as far as the decision's
 * {@link Needs} went. Immutable.
 */
public final class Facts {

    private final Map<Key<?>, Versioned<?>> things;
    private final Map<ExternalReference, MemberId> references;

    private Facts(Map<Key<?>, Versioned<?>> things, Map<ExternalReference, MemberId> references) {
        this.things = things;
        this.references = references;
    }

    /** Begins facts with nothing in them. */
    public static Builder builder() {
        return new Builder(new HashMap<>(), new HashMap<>());
    }

    /** The thing, if it exists. */
    public <T> Optional<T> find(Key<T> key) {
        return versioned(key).map(Versioned::value);
    }

    /** The version of the thing; 0 when there is none. */
    public int version(Key<?> key) {
        return versioned(key).map(Versioned::version).orElse(0);
    }

    /** The thing with its version, if it exists. */
    public <T> Optional<Versioned<T>> versioned(Key<T> key) {
        return lookUp(things, references, key);
    }

    /**
     * The facts as they are once the changes have been applied. One after the other, this is what a batch of commands
     * does, what the in-memory store does, and what a simulation does.
     *
     * @throws IllegalArgumentException if an entry is of an account that is not among the facts
     */
    public Facts after(ChangeSet changes) {
        return new Builder(new HashMap<>(things), new HashMap<>(references))
                .apply(changes)
                .build();
    }

    @SuppressWarnings("unchecked") // only a Versioned<T> is put under a Key<T>
    private static <T> Optional<Versioned<T>> lookUp(
            Map<Key<?>, Versioned<?>> things, Map<ExternalReference, MemberId> references, Key<T> key) {
        Key<?> byOwnId = key;
        if (key instanceof Key.MemberKey member && member.member() instanceof ExternalReference reference) {
            @Nullable MemberId id = references.get(reference);
            if (id == null) {
                return Optional.empty();
            }
            byOwnId = new Key.MemberKey(id);
        }
        return Optional.ofNullable((Versioned<T>) things.get(byOwnId));
    }

    /** Facts while they change. Not thread-safe. */
    public static final class Builder {
        private final Map<Key<?>, Versioned<?>> things;
        private final Map<ExternalReference, MemberId> references;

        private Builder(Map<Key<?>, Versioned<?>> things, Map<ExternalReference, MemberId> references) {
            this.things = things;
            this.references = references;
        }

        /** The thing with its version, if it exists by now. */
        public <T> Optional<Versioned<T>> versioned(Key<T> key) {
            return lookUp(things, references, key);
        }

        /** Puts a thing, by the library's own id; of a member, its references as well. */
        public <T> Builder put(Key<T> key, Versioned<? extends T> thing) {
            things.put(key, thing);
            if (thing.value() instanceof Member member) {
                member.references().forEach(reference -> references.put(reference, member.id()));
            }
            return this;
        }

        /** Carries out a change set, without asking whether it is stale. */
        public Builder apply(ChangeSet changes) {
            changes.changes().forEach(this::put);
            for (Answer answer : changes.answers()) {
                for (Map.Entry<IdempotencyKey, Fingerprint> part :
                        answer.parts().entrySet()) {
                    put(new Key.AnswerKey(part.getKey()), new Versioned<>(new Answered(part.getValue(), answer), 1));
                }
            }
            changes.entriesByAccount().forEach(this::enter);
            return this;
        }

        private <T> void put(Change<T> change) {
            put(change.key(), change.after());
        }

        private void enter(AccountId id, List<Entry> entries) {
            Key.AccountKey key = new Key.AccountKey(id);
            Versioned<Account> before = versioned(key)
                    .orElseThrow(() -> new IllegalArgumentException("The account " + id + " is not among the facts"));
            Account account = before.value();
            for (Entry entry : entries) {
                account = account.after(entry);
            }
            put(key, new Versioned<>(account, before.version() + 1));
        }

        /** The facts as they are now; the builder is not used afterwards. */
        public Facts build() {
            return new Facts(things, references);
        }
    }
}

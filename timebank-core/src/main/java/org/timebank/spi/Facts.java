package org.timebank.spi;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.timebank.command.Digest;
import org.timebank.command.IdempotencyKey;
import org.timebank.credit.Account;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.PostedTransaction;
import org.timebank.credit.Seal;
import org.timebank.credit.Unsealed;

/**
 * What a decision knows: things by key, each with its version. What is not in it does not exist, as far as the decision's
 * {@link Needs} went. Immutable.
 */
public final class Facts {

    private final Layer things;

    private Facts(Layer things) {
        this.things = things;
    }

    /** Begins facts with nothing in them. */
    public static Builder builder() {
        return new Builder(null);
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
        return things.find(key);
    }

    /** The facts with one more thing known, or known otherwise. */
    public <T> Facts with(Key<T> key, Versioned<? extends T> thing) {
        return new Builder(things).put(key, thing).build();
    }

    /**
     * The facts as they are once the changes have been applied. One after the other, this is what a batch of commands
     * does, what the in-memory store does, and what a simulation does. Of events facts know nothing, so that forgetting them
     * changes none.
     *
     * @throws IllegalArgumentException if an account is moved that is not among the facts
     * @throws ArithmeticException if a balance becomes too large for a {@code long}
     */
    public Facts after(ChangeSet changes) {
        return new Builder(things).apply(changes).build();
    }

    /** Facts while they change. Not thread-safe. */
    public static final class Builder {
        private final Layer things;

        private Builder(@Nullable Layer before) {
            this.things = new Layer(before);
        }

        /** The thing with its version, if it exists by now. */
        public <T> Optional<Versioned<T>> versioned(Key<T> key) {
            return things.find(key);
        }

        /** Puts a thing, by the library's own id; of a member, its references as well. */
        public <T> Builder put(Key<T> key, Versioned<? extends T> thing) {
            things.put(key, thing);
            return this;
        }

        /** Takes a thing out that was put in. */
        public Builder remove(Key<?> key) {
            things.remove(key);
            return this;
        }

        /** Carries out a change set, without asking whether it is stale. */
        public Builder apply(ChangeSet changes) {
            changes.changes().forEach(this::put);
            for (Answer answer : changes.answers()) {
                for (Map.Entry<IdempotencyKey, Digest> part : answer.parts().entrySet()) {
                    put(new Key.AnswerKey(part.getKey()), new Versioned<>(new Answered(part.getValue(), answer), 1));
                }
            }
            changes.movements().values().forEach(this::move);
            changes.transactions().forEach(this::post);
            return this;
        }

        private <T> void put(Change<T> change) {
            put(change.key(), change.after());
            if (change.value() instanceof Seal seal) {
                versioned(new Key.UnsealedKey()).ifPresent(unsealed -> {
                    Unsealed rest = unsealed.value().after(seal);
                    put(new Key.UnsealedKey(), new Versioned<>(rest, rest.seals() + 1));
                });
            }
        }

        /** Accounts are never replaced by a decision, so that their version stays what it was when they were opened. */
        private void move(Movement movement) {
            Key.AccountKey key = new Key.AccountKey(movement.account());
            Account before = versioned(key)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "The account " + movement.account() + " is not among the facts"))
                    .value();
            Account after = movement.after(before);
            put(key, new Versioned<>(after, 1));
            versioned(new Key.UnsealedKey())
                    .filter(unsealed -> after.entries() > before.entries())
                    .ifPresent(unsealed -> put(
                            new Key.UnsealedKey(),
                            new Versioned<>(unsealed.value().after(after), unsealed.version())));
        }

        private void post(LedgerTransaction transaction) {
            put(
                    new Key.TransactionKey(transaction.id()),
                    new Versioned<>(new PostedTransaction(transaction, Optional.empty()), 1));
            transaction
                    .header()
                    .reverses()
                    .map(Key.TransactionKey::new)
                    .ifPresent(key -> versioned(key)
                            .ifPresent(undone -> put(
                                    key,
                                    new Versioned<>(
                                            new PostedTransaction(
                                                    undone.value().transaction(), Optional.of(transaction.id())),
                                            1))));
        }

        /** The facts as they are now; the builder is not used afterwards. */
        public Facts build() {
            return new Facts(things.settled());
        }
    }
}

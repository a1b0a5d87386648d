package org.timebank.command;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What came of a command: done with a result, or refused with reasons. Immutable.
 *
 * @param <T> the result of the command
 */
public sealed interface Outcome<T> {

    /**
     * The command was carried out.
     *
     * @param result what it answers
     * @param warnings what the member should know, such as that a limit is near
     * @param replayed whether it had been carried out before under the same key, so that nothing happened now
     */
    record Done<T>(T result, List<Warning> warnings, boolean replayed) implements Outcome<T> {

        public Done {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * The command was not carried out, and nothing was changed by it but the record of the refusal, if one
     * is kept. A refusal is an answer: to ask again after a change, use a new key.
     *
     * @param refusals why, at least one reason
     * @param assessment the risk assessment that was stored with the refusal, if there was one
     * @param replayed whether this is the answer that was given before under the same key
     */
    record Refused<T>(List<Refusal> refusals, Optional<UUID> assessment, boolean replayed) implements Outcome<T> {

        public Refused {
            refusals = List.copyOf(refusals);
            if (refusals.isEmpty()) {
                throw new IllegalArgumentException("A refusal has at least one reason");
            }
        }
    }

    static <T> Outcome<T> done(T result) {
        return done(result, List.of());
    }

    static <T> Outcome<T> done(T result, List<Warning> warnings) {
        return new Done<>(result, warnings, false);
    }

    static <T> Outcome<T> refused(Refusal... refusals) {
        return refused(List.of(refusals));
    }

    static <T> Outcome<T> refused(List<Refusal> refusals) {
        return new Refused<>(refusals, Optional.empty(), false);
    }

    /** Whether this is the answer that was given before under the same key. */
    boolean replayed();

    /** Whether the command was carried out, now or before. */
    default boolean isDone() {
        return this instanceof Done;
    }

    /** Why the command was refused; empty when it was done. */
    default List<Refusal> refusals() {
        return List.of();
    }

    /** What the member should know of what was done; empty when there is nothing, or it was refused. */
    default List<Warning> warnings() {
        return List.of();
    }

    /**
     * The result.
     *
     * @throws RefusedException if the command was refused
     */
    default T orElseThrow() {
        if (this instanceof Done<T> done) {
            return done.result();
        }
        throw new RefusedException(refusals());
    }

    /** The same outcome with another view of the result. */
    default <U> Outcome<U> map(Function<? super T, ? extends U> view) {
        if (this instanceof Refused<T> refused) {
            return new Refused<>(refused.refusals(), refused.assessment(), refused.replayed());
        }
        Done<T> done = (Done<T>) this;
        return new Done<>(view.apply(done.result()), done.warnings(), done.replayed());
    }
}

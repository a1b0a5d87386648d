package org.timebank.testkit.model;

import java.util.Optional;
import org.timebank.command.Outcome;
import org.timebank.command.RefusalCode;

/**
 * What should come of a command. Immutable.
 *
 * @param refusal one of the reasons for which it should be refused; empty when it should be done
 * @param replay the answer that should be given again; empty when there was none
 */
public record Expected(Optional<RefusalCode> refusal, Optional<Outcome<?>> replay) {

    static Expected done() {
        return new Expected(Optional.empty(), Optional.empty());
    }

    static Expected refused(RefusalCode code) {
        return new Expected(Optional.of(code), Optional.empty());
    }

    static Expected replayOf(Outcome<?> outcome) {
        return new Expected(Optional.empty(), Optional.of(outcome));
    }

    /** Whether the outcome is of this kind. */
    public boolean fits(Outcome<?> outcome) {
        if (replay.isPresent()) {
            return outcome.equals(again(replay.get()));
        }
        boolean asDone = refusal.map(code -> outcome.refusals().stream().anyMatch(r -> r.is(code)))
                .orElse(outcome.isDone());
        return asDone && !outcome.replayed();
    }

    /** The outcome as it is when it is given again. */
    public static <R> Outcome<R> again(Outcome<R> outcome) {
        if (outcome instanceof Outcome.Done<R> done) {
            return new Outcome.Done<>(done.result(), true);
        }
        Outcome.Refused<R> refused = (Outcome.Refused<R>) outcome;
        return new Outcome.Refused<>(refused.refusals(), refused.assessment(), true);
    }
}

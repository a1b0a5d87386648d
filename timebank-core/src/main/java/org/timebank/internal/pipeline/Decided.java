package org.timebank.internal.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.timebank.command.Outcome;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.command.Warning;
import org.timebank.spi.ChangeSet;

/**
 * What was decided, and what it changes.
 *
 * @param outcome the answer
 * @param changes what is to be applied; of a refusal, no more than its record
 */
public record Decided<R>(Outcome<R> outcome, ChangeSet changes) implements Carried<Outcome<R>> {

    public static <R> Decided<R> done(R result, ChangeSet changes) {
        return new Decided<>(Outcome.done(result), changes);
    }

    /** Done, with something to know. */
    public static <R> Decided<R> done(R result, List<Warning> warnings, ChangeSet changes) {
        return new Decided<>(Outcome.done(result, warnings), changes);
    }

    public static <R> Decided<R> refused(RefusalCode code, Object... values) {
        return refused(List.of(Refusal.of(code, values)));
    }

    public static <R> Decided<R> refused(List<Refusal> refusals) {
        return new Decided<>(Outcome.refused(refusals), ChangeSet.builder().build());
    }

    /** Refused after risk was assessed: the assessment is kept. */
    public static <R> Decided<R> refused(List<Refusal> refusals, UUID assessment, ChangeSet changes) {
        return new Decided<>(new Outcome.Refused<>(refusals, Optional.of(assessment), false), changes);
    }
}

package org.timebank.failures.load;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.timebank.command.Outcome;
import org.timebank.command.Refusal;
import org.timebank.event.EventType;

/** What is remembered of one deed, outside of what keeps the timebank: every answer that came, however often it was sent. */
final class Memory<R> {

    private final Deed<R> deed;
    private Optional<Outcome<R>> first = Optional.empty();
    private int asNew;

    Memory(Deed<R> deed) {
        this.deed = deed;
    }

    Deed<R> deed() {
        return deed;
    }

    /**
     * An answer came.
     *
     * @return what is wrong with it: it differs from the one before, or the deed was done anew a second time
     */
    synchronized Optional<String> answered(Outcome<R> outcome) {
        asNew += outcome.replayed() ? 0 : 1;
        if (asNew > 1) {
            return Optional.of(deed.key() + " was answered as new twice, with " + first + " and " + outcome);
        }
        if (first.isEmpty()) {
            first = Optional.of(outcome);
            return Optional.empty();
        }
        return isSame(first.get(), outcome)
                ? Optional.empty()
                : Optional.of(deed.key() + " was answered with " + first.get() + " and then with " + outcome);
    }

    private static boolean isSame(Outcome<?> one, Outcome<?> other) {
        if (one instanceof Outcome.Done<?> done) {
            return other instanceof Outcome.Done<?> again && done.result().equals(again.result());
        }
        return codes(one).equals(codes(other)) && assessment(one).equals(assessment(other));
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    private static Optional<UUID> assessment(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused ? refused.assessment() : Optional.empty();
    }

    /** Whether no answer came yet: it is not known whether it was done. */
    synchronized boolean isUnknown() {
        return first.isEmpty();
    }

    synchronized boolean isDone() {
        return first.isPresent() && first.get().isDone();
    }

    /** What has to be there: nothing of what was refused, but that the host is told so of an exchange. */
    synchronized Trace trace() {
        if (first.isPresent() && first.get() instanceof Outcome.Done<R> done) {
            return deed.trace().apply(done.result());
        }
        return first.flatMap(Memory::assessment)
                .map(assessment -> Trace.told(assessment, EventType.EXCHANGE_REFUSED))
                .orElse(Trace.NONE);
    }
}

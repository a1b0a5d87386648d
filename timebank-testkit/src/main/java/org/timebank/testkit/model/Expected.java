package org.timebank.testkit.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.timebank.command.Outcome;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.command.Warning;
import org.timebank.credit.SealReceipt;
import org.timebank.exchange.ExchangeReceipt;

/**
 * What should come of a command. Immutable.
 *
 * @param reasons for which it should be refused; empty when it should be done
 * @param only whether these are all the reasons that should be given, and not some of them
 * @param result what should be answered when it is done, as far as {@link #told} can be told beforehand
 * @param warnings the codes of the warnings that should be given along with it, in order
 * @param replay the answer that should be given again; empty when there was none
 */
public record Expected(
        List<Reason> reasons,
        boolean only,
        Optional<Object> result,
        List<String> warnings,
        Optional<Outcome<?>> replay) {

    /** One reason, and the part of the command that it is about; empty for the whole. */
    public record Reason(RefusalCode code, OptionalInt part) {

        static Reason of(RefusalCode code) {
            return new Reason(code, OptionalInt.empty());
        }

        private boolean isOf(Refusal refusal) {
            return refusal.is(code) && refusal.part().equals(part);
        }
    }

    static Expected refused(RefusalCode code, boolean only) {
        return new Expected(List.of(Reason.of(code)), only, Optional.empty(), List.of(), Optional.empty());
    }

    static Expected replayOf(Outcome<?> outcome) {
        return new Expected(List.of(), true, Optional.empty(), List.of(), Optional.of(outcome));
    }

    /** The first reason; empty when it should be done. */
    public Optional<RefusalCode> refusal() {
        return reasons.stream().map(Reason::code).findFirst();
    }

    /** Whether the outcome is of this kind. */
    public boolean fits(Outcome<?> outcome) {
        if (replay.isPresent()) {
            return outcome.equals(again(replay.get()));
        }
        return !outcome.replayed() && (reasons.isEmpty() ? isDone(outcome) : isRefused(outcome.refusals()));
    }

    private boolean isDone(Outcome<?> outcome) {
        return outcome instanceof Outcome.Done<?> done
                && result.map(told(done.result())::equals).orElse(true)
                && done.warnings().stream().map(Warning::code).toList().equals(warnings);
    }

    private boolean isRefused(List<Refusal> refusals) {
        if (!only) {
            return refusals.stream()
                    .anyMatch(refusal -> refusal.is(reasons.get(0).code()));
        }
        boolean fitting = refusals.size() == reasons.size();
        for (int i = 0; fitting && i < refusals.size(); i++) {
            fitting = reasons.get(i).isOf(refusals.get(i));
        }
        return fitting;
    }

    /** What can be told of a result beforehand: all but new ids and hashes. */
    private static Object told(Object result) {
        if (result instanceof ExchangeReceipt receipt) {
            return List.of(receipt.state(), receipt.creditedMinutes());
        } else if (result instanceof SealReceipt receipt) {
            return List.of(receipt.number(), receipt.accounts());
        }
        return result;
    }

    /** The outcome as it is when it is given again. */
    public static <R> Outcome<R> again(Outcome<R> outcome) {
        if (outcome instanceof Outcome.Done<R> done) {
            return new Outcome.Done<>(done.result(), done.warnings(), true);
        }
        Outcome.Refused<R> refused = (Outcome.Refused<R>) outcome;
        return new Outcome.Refused<>(refused.refusals(), refused.assessment(), true);
    }
}

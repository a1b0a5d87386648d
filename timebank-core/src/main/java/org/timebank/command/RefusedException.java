package org.timebank.command;

import java.util.List;
import java.util.stream.Collectors;

/** A refusal, for those who prefer exceptions: thrown by {@link Outcome#orElseThrow()} only. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> refusals;

    RefusedException(List<Refusal> refusals) {
        super(refusals.stream().map(r -> r.code() + ": " + r.sentence()).collect(Collectors.joining("; ")));
        this.refusals = List.copyOf(refusals);
    }

    /** Why the command was refused, at least one reason. */
    public List<Refusal> refusals() {
        return refusals;
    }
}

package org.timebank.command;

/** A question that the actor may not ask: misuse. Commands that an actor may not give are refused instead. */
public final class AccessDeniedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AccessDeniedException(String message) {
        super(message);
    }
}

package org.timebank.command;

/**
 * Others changed the same things again and again while a command was being carried out. Nothing was changed by it; the
 * same command, under the same key, may be sent again.
 */
public final class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConflictException(String message) {
        super(message);
    }
}

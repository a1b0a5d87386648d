package org.timebank.examples.quickstart;

/** What was handed in cannot be used, and nothing was done with it. The message is one line and says what would be accepted. */
final class Unusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unusable(String message) {
        super(message);
    }
}

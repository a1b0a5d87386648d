package org.timebank.testkit;

/** The failure of a medium that the kit plays. */
public final class WriteFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WriteFault(int point) {
        super("The test lets the store fail at its write point " + point);
    }
}

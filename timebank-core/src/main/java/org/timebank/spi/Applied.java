package org.timebank.spi;

/** What came of applying a change set. */
public enum Applied {
    /** All of it is stored. */
    APPLIED,
    /**
     * None of it is stored, because what the decision was made from has moved: a thing has another version, a key has been
     * answered, a reference has been taken, an account would break its limits, has other entries than were seen, is closed, or is to be closed and not
     * empty, a transaction has been reversed, or a seal would not be over what is unsealed. Load and decide again.
     */
    STALE
}

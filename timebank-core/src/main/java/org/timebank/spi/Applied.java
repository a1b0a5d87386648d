package org.timebank.spi;

/** What came of applying a change set. */
public enum Applied {
    /** All of it is stored. */
    APPLIED,
    /**
     * None of it is stored, because what the decision was made from has moved: a thing has another version, a key has been
     * answered, a reference has been taken, or a balance would break its limits. Load and decide again.
     */
    STALE
}

package org.timebank.jdbc;

/** What the decision was made from has moved: the transaction is rolled back. */
final class Stale extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Stale() {
        super("stale", null, false, false);
    }
}

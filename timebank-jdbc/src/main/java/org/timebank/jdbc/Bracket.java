package org.timebank.jdbc;

/**
 * The statements between which others belong together, on PostgreSQL. They travel with the first and the last of these.
 */
enum Bracket {
    /** None: what is sent together is a transaction by itself, as PostgreSQL takes it outside of one. */
    NONE("", ""),

    /** A transaction in which what is sent together sees one moment, and which ends with it. */
    ONE_MOMENT("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY", "COMMIT"),

    /** A transaction, so that something can be looked at before it is changed. */
    TRANSACTION("SET TRANSACTION ISOLATION LEVEL READ COMMITTED", "COMMIT"),

    /** A part of the host's transaction, which is there afterwards whatever becomes of the part. */
    PART("SAVEPOINT before_command", "RELEASE SAVEPOINT before_command");

    private final String opening;
    private final String closing;

    Bracket(String opening, String closing) {
        this.opening = opening;
        this.closing = closing;
    }

    /** The statement before all others; empty if there is none. */
    String opening() {
        return opening;
    }

    /** The statement after all others; empty if there is none. */
    String closing() {
        return closing;
    }

    /** Whether it is a transaction of the store's own. */
    boolean isTransaction() {
        return this == ONE_MOMENT || this == TRANSACTION;
    }
}

package org.timebank.benchmarks.form;

/** Which foreign keys the entries have that are written by hand. */
public enum ForeignKeys {
    /** None, as the library's entries have. */
    NONE(""),
    /** To accounts. */
    ACCOUNTS(", FOREIGN KEY (account_id) REFERENCES account (id)"),
    /** To accounts and transfers. */
    ALL(", FOREIGN KEY (account_id) REFERENCES account (id), FOREIGN KEY (transfer_id) REFERENCES transfer (id)");

    private final String furtherConstraints;

    ForeignKeys(String furtherConstraints) {
        this.furtherConstraints = furtherConstraints;
    }

    /** As SQL has them after the other constraints of a table of entries. */
    String furtherConstraints() {
        return furtherConstraints;
    }
}

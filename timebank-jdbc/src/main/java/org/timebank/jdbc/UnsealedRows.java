package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.timebank.command.Digest;
import org.timebank.credit.SealedHead;
import org.timebank.credit.Unsealed;

/** What rows say of the last seal, and of the accounts that moved since. */
final class UnsealedRows {

    private final List<SealedHead> heads = new ArrayList<>();
    private int seals;
    private Digest last = Digest.NONE;

    void note(Row row) throws SQLException {
        if (row.has("account_id")) {
            heads.add(SealRows.head(row));
        } else {
            seals = row.integer("number");
            last = row.digest("digest");
        }
    }

    Unsealed unsealed() {
        heads.sort(Comparator.comparing(SealedHead::account));
        return Unreadable.unless("timebank_seal", () -> new Unsealed(seals, last, heads));
    }
}

package org.timebank.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.timebank.command.Digest;
import org.timebank.credit.AccountId;
import org.timebank.credit.Seal;
import org.timebank.credit.SealedHead;

/** What the rows of one seal say, which come by account. */
final class SealRows {

    private final int number;
    private final List<SealedHead> heads = new ArrayList<>();
    private Instant sealedAt = Instant.EPOCH;
    private String sealedBy = "";
    private Digest previous = Digest.NONE;
    private Digest root = Digest.NONE;
    private Digest digest = Digest.NONE;

    SealRows(int number) {
        this.number = number;
    }

    void note(Row row) throws SQLException {
        if (heads.isEmpty()) {
            sealedAt = row.moment("sealed_at");
            sealedBy = row.text("sealed_by");
            previous = row.digest("previous");
            root = row.digest("root");
            digest = row.digest("digest");
        }
        heads.add(head(row));
    }

    static SealedHead head(Row row) throws SQLException {
        return new SealedHead(new AccountId(row.uuid("account_id")), row.number("entries"), row.digest("head"));
    }

    Seal seal() {
        return Unreadable.unless(
                "timebank_seal (number " + number + ")",
                () -> new Seal(number, sealedAt, sealedBy, previous, root, digest, heads));
    }
}

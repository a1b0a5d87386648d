package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.timebank.credit.AccountId;
import org.timebank.credit.Entry;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.PostedTransaction;
import org.timebank.credit.TransactionHeader;

/** What the rows of one ledger transaction say, of which there is at least one. */
final class TransactionRows {

    private final SortedMap<Integer, Entry> entries = new TreeMap<>();
    private @Nullable TransactionHeader header;
    private Optional<LedgerTransactionId> reversedBy = Optional.empty();

    void note(Row row) throws SQLException {
        if (header == null) {
            header = HeaderColumns.header(row);
            reversedBy = row.optionalUuid("reversed_by").map(LedgerTransactionId::new);
        }
        entries.put(row.integer("line"), new Entry(new AccountId(row.uuid("account_id")), row.number("minutes")));
    }

    PostedTransaction posted() {
        TransactionHeader of = Optional.ofNullable(header).orElseThrow();
        return Unreadable.unless(
                "timebank_ledger_transaction",
                of.id().value(),
                () -> new PostedTransaction(new LedgerTransaction(of, List.copyOf(entries.values())), reversedBy));
    }
}

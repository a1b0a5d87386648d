package org.timebank.jdbc;

import java.sql.SQLException;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.TransactionHeader;
import org.timebank.credit.TransactionReason;
import org.timebank.member.MemberId;

/** The columns of timebank_ledger_transaction, read as {@code t}. */
final class HeaderColumns {

    static final String LIST = """
            t.id AS transaction_id, t.reason, t.subject, t.occurred_on, t.recorded_at, t.recorded_by, t.on_behalf_of,
                t.rules_version, t.reverses, t.explanation""";

    private HeaderColumns() {}

    static TransactionHeader header(Row row) throws SQLException {
        return new TransactionHeader(
                new LedgerTransactionId(row.uuid("transaction_id")),
                row.name(TransactionReason.class, "reason"),
                row.uuid("subject"),
                row.day("occurred_on"),
                row.moment("recorded_at"),
                row.text("recorded_by"),
                row.optionalUuid("on_behalf_of").map(MemberId::of),
                row.integer("rules_version"),
                row.optionalUuid("reverses").map(LedgerTransactionId::new),
                row.optionalText("explanation"));
    }
}

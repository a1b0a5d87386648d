package org.timebank.internal.credit;

import java.util.Optional;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.TransactionHeader;
import org.timebank.credit.TransactionReason;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.spi.Facts;

/**
 * The undoing of a ledger transaction.
 *
 * @param transfer each entry the other way round
 * @param header what is told of it
 */
public record Reversal(Transfer transfer, TransactionHeader header) {

    /** Undoes what was posted, today. */
    public static Reversal of(LedgerTransaction undone, String explanation, Facts facts, Circumstances now) {
        Transfer transfer = new Transfer(facts, now);
        undone.entries().forEach(entry -> transfer.enter(entry.account(), Math.negateExact(entry.minutes())));
        if (now.rules().credits().reversalBelowFloor()) {
            transfer.withoutLimits();
        }
        TransactionHeader header = transfer.header(
                TransactionReason.REVERSAL,
                undone.id().value(),
                now.today(),
                Optional.of(undone.id()),
                Optional.of(explanation));
        return new Reversal(transfer, header);
    }
}

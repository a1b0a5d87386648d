package org.timebank.internal.credit;

import java.util.Optional;
import org.timebank.command.RefusalCode;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.PostedTransaction;
import org.timebank.credit.ReverseTransaction;
import org.timebank.credit.TransactionReason;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** A ledger transaction is undone. */
public final class ReverseDecision extends TransferDecision<ReverseTransaction> {

    @Override
    public Needs needs(ReverseTransaction command) {
        return Needs.of(new Key.TransactionKey(command.transaction()));
    }

    @Override
    public Decided<LedgerTransactionId> decide(Facts facts, ReverseTransaction command, Circumstances now) {
        Optional<PostedTransaction> posted = facts.find(new Key.TransactionKey(command.transaction()));
        if (posted.isEmpty()) {
            return Decided.refused(RefusalCode.UNKNOWN_TRANSACTION, command.transaction());
        }
        LedgerTransaction undone = posted.get().transaction();
        if (undone.header().reason() == TransactionReason.EXCHANGE) {
            return Decided.refused(RefusalCode.OF_AN_EXCHANGE, undone.header().subject());
        }
        if (undone.header().reverses().isPresent()) {
            return Decided.refused(RefusalCode.REVERSAL_OF_REVERSAL, undone.id());
        }
        if (posted.get().reversedBy().isPresent()) {
            return Decided.refused(RefusalCode.ALREADY_REVERSED, undone.id());
        }
        Reversal reversal = Reversal.of(undone, command.explanation(), facts, now);
        return post(reversal.transfer(), reversal.header(), now);
    }
}

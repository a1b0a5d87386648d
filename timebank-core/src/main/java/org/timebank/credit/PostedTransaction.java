package org.timebank.credit;

import java.util.Optional;

/**
 * A ledger transaction as it stands in the ledger. Immutable.
 *
 * @param transaction what was posted
 * @param reversedBy the transaction that reversed it, if one did
 */
public record PostedTransaction(LedgerTransaction transaction, Optional<LedgerTransactionId> reversedBy) {}

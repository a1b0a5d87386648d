package org.timebank.credit;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import org.timebank.command.CanonicalText;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Plain;
import org.timebank.command.Role;

/**
 * Undoes a ledger transaction as a whole, once: each of its entries is posted again the other way round. Whether balances may
 * go below their floors or above their ceilings by it, the community's rules say. Nothing is deleted. Answers the ledger
 * transaction that reverses.
 *
 * <p>Refused with {@code unknown-transaction}, {@code already-reversed}, {@code reversal-of-reversal}, {@code
 * of-an-exchange} (see {@link org.timebank.exchange.ReverseExchange}), {@code account-closed}, {@code over-debit-limit},
 * {@code over-credit-limit} and {@code balance-too-large}.
 *
 * @param key under which the answer is remembered
 * @param transaction what is undone
 * @param explanation why, in words, 1 to 200 characters: for whoever checks the ledger, and without anything personal
 */
public record ReverseTransaction(
        @NotNull IdempotencyKey key,
        @NotNull LedgerTransactionId transaction,

        @NotNull @Plain(longest = TransactionHeader.LONGEST_EXPLANATION)
        String explanation)
        implements Command<LedgerTransactionId> {

    public static ReverseTransaction of(String key, LedgerTransactionId transaction, String explanation) {
        return new ReverseTransaction(IdempotencyKey.of(key), transaction, explanation);
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(key, CanonicalText.of("reverse", transaction)));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.BROKER, Role.ADMINISTRATOR);
    }
}

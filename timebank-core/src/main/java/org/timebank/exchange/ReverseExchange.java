package org.timebank.exchange;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import org.timebank.command.CanonicalText;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Plain;
import org.timebank.command.Role;
import org.timebank.credit.TransactionHeader;

/**
 * Undoes a settled exchange: its ledger transaction is reversed as a whole, and the exchange counts nowhere any more. Whether
 * balances may go below their floors by it, the community's rules say.
 *
 * <p>Refused with {@code unknown-exchange}, {@code wrong-state} unless it is settled, {@code not-a-party} for a broker who
 * is one of the parties, {@code account-closed}, {@code over-debit-limit}, {@code over-credit-limit} and {@code
 * balance-too-large}.
 *
 * @param key under which the answer is remembered
 * @param exchange which exchange
 * @param explanation why, in words, 1 to 200 characters: for whoever checks the ledger, and without anything personal
 */
public record ReverseExchange(
        @NotNull IdempotencyKey key,
        @NotNull ExchangeId exchange,

        @NotNull @Plain(longest = TransactionHeader.LONGEST_EXPLANATION)
        String explanation)
        implements Command<ExchangeReceipt> {

    public static ReverseExchange of(String key, ExchangeId exchange, String explanation) {
        return new ReverseExchange(IdempotencyKey.of(key), exchange, explanation);
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(key, CanonicalText.of("reverse-exchange", exchange)));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.BROKER, Role.ADMINISTRATOR);
    }
}

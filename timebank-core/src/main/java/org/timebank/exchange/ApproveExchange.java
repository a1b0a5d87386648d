package org.timebank.exchange;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import org.timebank.command.CanonicalText;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Role;

/**
 * A broker approves an exchange before it begins, so that it is covered. Members can agree to it afterwards; where
 * all have agreed before, it is agreed by this, see {@link AcceptExchange}.
 *
 * <p>Refused with {@code unknown-exchange}, {@code wrong-state} unless it awaits approval, {@code
 * not-a-party} when it is an exchange of the broker's own, with {@code account-closed}, {@code over-debit-limit} and
 * {@code balance-too-large} when it would be agreed by this, and with the code of any finding that an approval does not settle.
 *
 * @param key under which the answer is remembered
 * @param exchange which exchange
 */
public record ApproveExchange(
        @NotNull IdempotencyKey key, @NotNull ExchangeId exchange) implements Command<ExchangeReceipt> {

    public static ApproveExchange of(String key, ExchangeId exchange) {
        return new ApproveExchange(IdempotencyKey.of(key), exchange);
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(key, CanonicalText.of("approve", exchange)));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.BROKER);
    }
}

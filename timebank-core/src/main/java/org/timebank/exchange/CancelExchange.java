package org.timebank.exchange;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import org.timebank.command.CanonicalText;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Role;

/**
 * An exchange that was proposed or agreed is called off, by a party or by a broker; what was set aside for it is free
 * again.
 *
 * <p>Refused with {@code unknown-exchange}, {@code wrong-state} once it is settled, declined or cancelled, and {@code
 * not-a-party}.
 *
 * @param key under which the answer is remembered
 * @param exchange which exchange
 */
public record CancelExchange(
        @NotNull IdempotencyKey key, @NotNull ExchangeId exchange) implements Command<ExchangeReceipt> {

    public static CancelExchange of(String key, ExchangeId exchange) {
        return new CancelExchange(IdempotencyKey.of(key), exchange);
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(key, CanonicalText.of("cancel", exchange)));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.MEMBER, Role.BROKER);
    }
}

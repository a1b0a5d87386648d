package org.timebank.exchange;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import org.timebank.command.CanonicalText;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Role;

/**
 * A party does not want a proposed exchange: the acting member, or the one on whose behalf a broker acts. No reason is
 * asked for, and none is kept.
 *
 * <p>Refused with {@code unknown-exchange}, {@code wrong-state} unless it is proposed or awaits approval, and {@code
 * not-a-party}.
 *
 * @param key under which the answer is remembered
 * @param exchange which exchange
 */
public record DeclineExchange(
        @NotNull IdempotencyKey key, @NotNull ExchangeId exchange) implements Command<ExchangeReceipt> {

    public static DeclineExchange of(String key, ExchangeId exchange) {
        return new DeclineExchange(IdempotencyKey.of(key), exchange);
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(key, CanonicalText.of("decline", exchange)));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.MEMBER, Role.BROKER);
    }
}

package org.timebank.exchange;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import org.timebank.command.CanonicalText;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Role;

/**
 * A party agrees to a proposed exchange: the acting member, or the one on whose behalf a broker acts. When all parties have
 * agreed, risk is asked again and the exchange is agreed: what it is expected to cost is set aside on the recipients'
 * accounts, as the community's rules say. To agree once more changes nothing.
 *
 * <p>Refused with {@code unknown-exchange}, {@code wrong-state} unless it is proposed, {@code not-a-party}, with {@code
 * account-closed}, {@code over-debit-limit} and {@code balance-too-large} when the last party agrees and a recipient's account
 * does not allow for it, and with the code of any finding that stands in the way by then.
 *
 * @param key under which the answer is remembered
 * @param exchange which exchange
 */
public record AcceptExchange(
        @NotNull IdempotencyKey key, @NotNull ExchangeId exchange) implements Command<ExchangeReceipt> {

    public static AcceptExchange of(String key, ExchangeId exchange) {
        return new AcceptExchange(IdempotencyKey.of(key), exchange);
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(key, CanonicalText.of("accept", exchange)));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.MEMBER, Role.BROKER);
    }
}

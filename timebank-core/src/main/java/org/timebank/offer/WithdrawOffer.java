package org.timebank.offer;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import org.timebank.command.CanonicalText;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Role;

/**
 * An offer or request is taken back.
 *
 * <p>Refused with {@code unknown-offer}, {@code offer-withdrawn}, and {@code not-a-party} when a member takes back
 * another's.
 *
 * @param key under which the answer is remembered
 * @param offer which one
 */
public record WithdrawOffer(
        @NotNull IdempotencyKey key, @NotNull OfferId offer) implements Command<OfferId> {

    public static WithdrawOffer of(String key, OfferId offer) {
        return new WithdrawOffer(IdempotencyKey.of(key), offer);
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(key, CanonicalText.of("withdraw-offer", offer)));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.MEMBER, Role.BROKER, Role.ADMINISTRATOR);
    }
}

package org.timebank.credit;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Role;

/**
 * Closes a seal over all accounts that moved since the last one. Cheap enough to be given every hour; where nothing moved,
 * nothing is sealed. Answers the last seal there is then.
 *
 * @param key under which the answer is remembered, such as the hour
 */
public record SealLedger(@NotNull IdempotencyKey key) implements Command<SealReceipt> {

    public static SealLedger of(String key) {
        return new SealLedger(IdempotencyKey.of(key));
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(key, "seal"));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.ADMINISTRATOR);
    }
}

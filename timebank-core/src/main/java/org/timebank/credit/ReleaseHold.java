package org.timebank.credit;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import org.timebank.command.CanonicalText;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Role;

/**
 * Frees what was set aside. Answers the hold.
 *
 * <p>Given by a broker or an administrator: what a member has promised, the member does not take back alone. Refused with
 * {@code unknown-hold}, {@code hold-ended} and {@code of-an-exchange}.
 *
 * @param key under which the answer is remembered
 * @param hold the hold
 */
public record ReleaseHold(
        @NotNull IdempotencyKey key, @NotNull HoldId hold) implements Command<HoldId> {

    public static ReleaseHold of(String key, HoldId hold) {
        return new ReleaseHold(IdempotencyKey.of(key), hold);
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(key, CanonicalText.of("release", hold)));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.BROKER, Role.ADMINISTRATOR);
    }
}

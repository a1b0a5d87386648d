package org.timebank.credit;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.timebank.command.CanonicalText;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Role;

/**
 * Frees what is set aside by holds whose last day is over. Answers how many have expired by it. {@link Credits#runDue} finds
 * them and gives this command.
 *
 * <p>Holds that have ended already are passed over. Refused, hold by hold, with {@code unknown-hold} and {@code not-due}.
 *
 * @param key under which the answer is remembered
 * @param holds the holds, at most {@value Credits#LARGEST_BATCH}, each once
 */
public record ExpireHolds(
        @NotNull IdempotencyKey key,
        @NotEmpty @Size(max = Credits.LARGEST_BATCH) List<@NotNull HoldId> holds) implements Command<Integer> {

    // What is null or holds null is left to the constraints, which tell everything at once.
    public ExpireHolds {
        holds = holds == null ? holds : Collections.unmodifiableList(new ArrayList<>(holds));
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(key, CanonicalText.of("expire-holds", CanonicalText.of(holds))));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.ADMINISTRATOR);
    }
}

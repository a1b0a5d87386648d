package org.timebank.rules;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import org.timebank.command.CanonicalText;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Role;

/**
 * A community adopts rules; the first time, this founds the timebank. They hold for what is asked from then on. What has
 * been decided stays as it was.
 *
 * <p>Answers the version, counted from 1.
 *
 * @param key under which the answer is remembered
 * @param rules all of the rules
 */
public record AdoptRules(
        @NotNull IdempotencyKey key, @NotNull CommunityRules rules) implements Command<Integer> {

    public static AdoptRules of(String key, CommunityRules rules) {
        return new AdoptRules(IdempotencyKey.of(key), rules);
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(
                key,
                CanonicalText.of(
                        "adopt-rules",
                        rules.rounding().direction(),
                        rules.rounding().stepMinutes(),
                        rules.persons(),
                        rules.organisations(),
                        rules.longestPlausibleMinutes(),
                        rules.zone(),
                        rules.credits())));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.ADMINISTRATOR);
    }
}

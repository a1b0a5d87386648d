package org.timebank.offer;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import org.timebank.command.CanonicalText;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Plain;
import org.timebank.command.Role;

/**
 * Defines a category, or changes the one that has this code. What was exchanged before stays as it was judged then.
 *
 * @param key under which the answer is remembered
 * @param code 1 to 40 characters
 * @param label how it is shown, 1 to 200 characters
 * @param needsApproval whether a broker approves each exchange of it beforehand
 */
public record DefineCategory(
        @NotNull IdempotencyKey key,
        @NotNull @Plain(longest = Category.LONGEST_CODE) String code,
        @NotNull @Plain(longest = Category.LONGEST_LABEL) String label,
        boolean needsApproval)
        implements Command<String> {

    public static DefineCategory of(String key, String code, String label, boolean needsApproval) {
        return new DefineCategory(IdempotencyKey.of(key), code, label, needsApproval);
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(key, CanonicalText.of("define-category", code, label, needsApproval)));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.ADMINISTRATOR);
    }
}

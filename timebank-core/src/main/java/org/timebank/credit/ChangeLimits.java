package org.timebank.credit;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.timebank.command.CanonicalText;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Plain;
import org.timebank.command.Role;

/**
 * Gives an account limits of its own, or those of the community's rules again. What stands on it is not changed: a balance
 * beyond the new limits may move back only. Answers the version of the account's terms.
 *
 * <p>Refused with {@code unknown-member}.
 *
 * @param key under which the answer is remembered
 * @param account which account
 * @param limits all of its limits and warning levels; empty for those of the community's rules
 * @param explanation why, in words, 1 to 200 characters: for whoever checks the ledger, and without anything personal
 */
public record ChangeLimits(
        @NotNull IdempotencyKey key,
        @NotNull AccountRef account,
        @NotNull Optional<AccountLimits> limits,

        @NotNull @Plain(longest = TransactionHeader.LONGEST_EXPLANATION)
        String explanation)
        implements Command<Integer> {

    /** Gives an account limits of its own. */
    public static ChangeLimits of(String key, AccountRef account, AccountLimits limits, String explanation) {
        return new ChangeLimits(IdempotencyKey.of(key), account, Optional.of(limits), explanation);
    }

    /** Gives an account the limits of the community's rules again. */
    public static ChangeLimits toRules(String key, AccountRef account, String explanation) {
        return new ChangeLimits(IdempotencyKey.of(key), account, Optional.empty(), explanation);
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(
                key,
                CanonicalText.of(
                        "change-limits",
                        account.canonicalText(),
                        limits.map(AccountLimits::toString).orElse(""))));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.ADMINISTRATOR);
    }
}

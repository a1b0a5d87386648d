package org.timebank.credit;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import org.timebank.command.CanonicalText;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Plain;
import org.timebank.command.Role;

/**
 * Closes an account on which nothing stands and nothing is held: it takes neither entries nor holds from then on. Answers the
 * version of the account's terms.
 *
 * <p>The community's accounts may be closed too, and then what needs them is refused with {@code account-closed}: without
 * issuance there are no welcome grants (so that nobody joins while the rules have one) and no adjustments, without the account
 * of what has expired nothing expires.
 *
 * <p>Refused with {@code unknown-member}, {@code account-closed} and {@code account-not-empty}.
 *
 * @param key under which the answer is remembered
 * @param account which account
 * @param explanation why, in words, 1 to 200 characters: for whoever checks the ledger, and without anything personal
 */
public record CloseAccount(
        @NotNull IdempotencyKey key,
        @NotNull AccountRef account,

        @NotNull @Plain(longest = TransactionHeader.LONGEST_EXPLANATION)
        String explanation)
        implements Command<Integer> {

    public static CloseAccount of(String key, AccountRef account, String explanation) {
        return new CloseAccount(IdempotencyKey.of(key), account, explanation);
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(key, CanonicalText.of("close-account", account.canonicalText())));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.ADMINISTRATOR);
    }
}

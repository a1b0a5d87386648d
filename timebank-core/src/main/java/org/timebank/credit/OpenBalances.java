package org.timebank.credit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.timebank.command.CalendarDay;
import org.timebank.command.CanonicalText;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Plain;
import org.timebank.command.Role;

/**
 * A community moves in from elsewhere, and brings its balances along: one ledger transaction with an entry for each member,
 * and one on the suspense account for what they do not sum up to. Limits do not apply, since what was owed there is owed
 * here. A community that gives a welcome grant brings its balances along before it adopts it: an account with a grant in it
 * is in use. Answers the ledger transaction.
 *
 * <p>Refused, balance by balance, with {@code unknown-member}, {@code already-in-use} when the account has entries or
 * the member is named twice, {@code before-account-opened} and {@code account-closed}; and with {@code future-date}, {@code
 * nothing-to-move}, {@code balance-too-large} and, for the suspense account, {@code account-closed}.
 *
 * @param key under which the answer is remembered
 * @param balances each member once, at most {@value #MOST_BALANCES}
 * @param occurredOn the day on which it happened, in the community's time zone, not to come; empty for today
 * @param explanation why, in words, 1 to 200 characters: for whoever checks the ledger, and without anything personal
 */
public record OpenBalances(
        @NotNull IdempotencyKey key,
        @NotEmpty @Size(max = OpenBalances.MOST_BALANCES) List<@NotNull @Valid OpeningBalance> balances,
        @NotNull Optional<@CalendarDay LocalDate> occurredOn,

        @NotNull @Plain(longest = TransactionHeader.LONGEST_EXPLANATION)
        String explanation)
        implements Command<LedgerTransactionId> {

    /** The most balances that are opened at once. */
    public static final int MOST_BALANCES = 5_000;

    // What is null or holds null is left to the constraints, which tell everything at once.
    public OpenBalances {
        balances = balances == null ? balances : Collections.unmodifiableList(new ArrayList<>(balances));
    }

    /** Opens balances as of today. */
    public static OpenBalances of(String key, List<OpeningBalance> balances, String explanation) {
        return new OpenBalances(IdempotencyKey.of(key), balances, Optional.empty(), explanation);
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(
                key,
                CanonicalText.of(
                        "open-balances",
                        CanonicalText.of(balances.stream()
                                .map(OpeningBalance::canonicalText)
                                .toList()),
                        occurredOn.map(LocalDate::toString).orElse(""))));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.ADMINISTRATOR);
    }
}

package org.timebank.credit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
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
 * An administrator corrects what stands on an account; the other side is the community's issuance. What was recorded wrongly
 * is better reversed. Answers the ledger transaction.
 *
 * <p>Refused with {@code unknown-member}, {@code same-account} for issuance itself, {@code future-date}, {@code
 * before-account-opened}, {@code account-closed}, {@code over-debit-limit}, {@code over-credit-limit} and {@code
 * balance-too-large}. A member's account was opened when the member first joined; those of the community count as opened on
 * 1 January 1970, the first day on which anything can have been recorded.
 *
 * @param key under which the answer is remembered
 * @param account which account
 * @param direction whether the account is credited or debited
 * @param minutes how much, 1 to 600,000,000 minutes
 * @param occurredOn the day on which it happened, in the community's time zone, not to come; empty for today
 * @param explanation why, in words, 1 to 200 characters: for whoever checks the ledger, and without anything personal
 */
public record AdjustBalance(
        @NotNull IdempotencyKey key,
        @NotNull AccountRef account,
        @NotNull Direction direction,
        @Min(1) @Max(LedgerTransaction.MOST_MINUTES) long minutes,
        @NotNull Optional<@CalendarDay LocalDate> occurredOn,

        @NotNull @Plain(longest = TransactionHeader.LONGEST_EXPLANATION)
        String explanation)
        implements Command<LedgerTransactionId> {

    /** Which way a balance is corrected. */
    public enum Direction {
        /** Up. */
        CREDIT,
        /** Down. */
        DEBIT
    }

    /** Credits an account today. */
    public static AdjustBalance credit(String key, AccountRef account, long minutes, String explanation) {
        return new AdjustBalance(
                IdempotencyKey.of(key), account, Direction.CREDIT, minutes, Optional.empty(), explanation);
    }

    /** Debits an account today. */
    public static AdjustBalance debit(String key, AccountRef account, long minutes, String explanation) {
        return new AdjustBalance(
                IdempotencyKey.of(key), account, Direction.DEBIT, minutes, Optional.empty(), explanation);
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(
                key,
                CanonicalText.of(
                        "adjust",
                        account.canonicalText(),
                        direction,
                        minutes,
                        occurredOn.map(LocalDate::toString).orElse(""))));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.ADMINISTRATOR);
    }
}

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
import org.timebank.command.Role;

/**
 * Pays from what was set aside: all of it, less, or more within what is available. What is not paid is free again. Answers
 * the ledger transaction.
 *
 * <p>Given by the member whose credits are held, or by a broker or an administrator. What a member has promised the member does
 * not take back alone: of their own hold a member pays all or more, to a member or the pot. To pay less, or to another account
 * of the community, is the act of a broker or an administrator, for holds that are not their own.
 *
 * <p>Refused with {@code unknown-hold}, {@code hold-ended}, {@code of-an-exchange}, {@code not-a-party}, {@code
 * unknown-member}, {@code same-account}, {@code future-date}, {@code before-account-opened}, {@code not-a-member-then} for a
 * payee who did not belong, {@code account-closed}, {@code over-debit-limit}, {@code over-credit-limit} and {@code
 * balance-too-large}.
 *
 * @param key under which the answer is remembered
 * @param hold the hold
 * @param payee whose account is credited
 * @param minutes how much, 1 to 600,000,000 minutes
 * @param occurredOn the day on which it happened, in the community's time zone, not to come; empty for today
 */
public record CaptureHold(
        @NotNull IdempotencyKey key,
        @NotNull HoldId hold,
        @NotNull AccountRef payee,
        @Min(1) @Max(LedgerTransaction.MOST_MINUTES) long minutes,
        @NotNull Optional<@CalendarDay LocalDate> occurredOn)
        implements Command<LedgerTransactionId> {

    /** Pays today. */
    public static CaptureHold of(String key, HoldId hold, AccountRef payee, long minutes) {
        return new CaptureHold(IdempotencyKey.of(key), hold, payee, minutes, Optional.empty());
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(
                key,
                CanonicalText.of(
                        "capture",
                        hold,
                        payee.canonicalText(),
                        minutes,
                        occurredOn.map(LocalDate::toString).orElse(""))));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.MEMBER, Role.BROKER, Role.ADMINISTRATOR);
    }
}

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
import org.timebank.member.MemberRef;

/**
 * Sets credits of a member aside, so that they are there when they are needed. Answers the hold.
 *
 * <p>Given by the member, or by a broker or an administrator for the member. Refused with {@code unknown-member}, {@code
 * not-a-party}, {@code not-a-member-then} for who does not belong today, {@code past-date} for a last day that is over,
 * {@code account-closed}, {@code over-debit-limit} and {@code balance-too-large}.
 *
 * @param key under which the answer is remembered
 * @param member whose credits
 * @param minutes how much, 1 to 600,000,000 minutes
 * @param lastDay the last day on which they are set aside, in the community's time zone; empty if that does not end
 */
public record PlaceHold(
        @NotNull IdempotencyKey key,
        @NotNull MemberRef member,
        @Min(1) @Max(LedgerTransaction.MOST_MINUTES) long minutes,
        @NotNull Optional<@CalendarDay LocalDate> lastDay)
        implements Command<HoldId> {

    /** Sets credits aside without an end. */
    public static PlaceHold of(String key, MemberRef member, long minutes) {
        return new PlaceHold(IdempotencyKey.of(key), member, minutes, Optional.empty());
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(
                key,
                CanonicalText.of(
                        "hold",
                        member.canonicalText(),
                        minutes,
                        lastDay.map(LocalDate::toString).orElse(""))));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.MEMBER, Role.BROKER, Role.ADMINISTRATOR);
    }
}

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
 * A member gives credits to the community pot. Answers the ledger transaction.
 *
 * <p>Given by the member, or by a broker or an administrator for the member. Refused as {@link GiveCredits} is.
 *
 * @param key under which the answer is remembered
 * @param from who gives
 * @param minutes how much, 1 to 600,000,000 minutes
 * @param occurredOn the day on which it happened, in the community's time zone, not to come; empty for today
 */
public record DonateToPot(
        @NotNull IdempotencyKey key,
        @NotNull MemberRef from,
        @Min(1) @Max(LedgerTransaction.MOST_MINUTES) long minutes,
        @NotNull Optional<@CalendarDay LocalDate> occurredOn)
        implements Command<LedgerTransactionId> {

    /** Gives today. */
    public static DonateToPot of(String key, MemberRef from, long minutes) {
        return new DonateToPot(IdempotencyKey.of(key), from, minutes, Optional.empty());
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(
                key,
                CanonicalText.of(
                        "donate",
                        from.canonicalText(),
                        minutes,
                        occurredOn.map(LocalDate::toString).orElse(""))));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.MEMBER, Role.BROKER, Role.ADMINISTRATOR);
    }
}

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
 * A member gives credits to another, for nothing in return. Both belong to the timebank on that day. Answers the ledger
 * transaction.
 *
 * <p>Given by the member, or by a broker or an administrator for the member. Refused with {@code unknown-member}, {@code
 * not-a-party} if the actor acts for somebody else, {@code same-account}, {@code future-date}, {@code not-a-member-then},
 * {@code account-closed}, {@code over-debit-limit}, {@code over-credit-limit} and {@code balance-too-large}.
 *
 * @param key under which the answer is remembered
 * @param from who gives
 * @param to who is given
 * @param minutes how much, 1 to 600,000,000 minutes
 * @param occurredOn the day on which it happened, in the community's time zone, not to come; empty for today
 */
public record GiveCredits(
        @NotNull IdempotencyKey key,
        @NotNull MemberRef from,
        @NotNull MemberRef to,
        @Min(1) @Max(LedgerTransaction.MOST_MINUTES) long minutes,
        @NotNull Optional<@CalendarDay LocalDate> occurredOn)
        implements Command<LedgerTransactionId> {

    /** Gives today. */
    public static GiveCredits of(String key, MemberRef from, MemberRef to, long minutes) {
        return new GiveCredits(IdempotencyKey.of(key), from, to, minutes, Optional.empty());
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(
                key,
                CanonicalText.of(
                        "give",
                        from.canonicalText(),
                        to.canonicalText(),
                        minutes,
                        occurredOn.map(LocalDate::toString).orElse(""))));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.MEMBER, Role.BROKER, Role.ADMINISTRATOR);
    }
}

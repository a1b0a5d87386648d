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
import org.timebank.member.MemberRef;

/**
 * The community pot pays on behalf of a member: to somebody who gave the member time, or to the member. Both belong to the
 * timebank on that day. Answers the ledger transaction, which refers to the member on whose behalf it was.
 *
 * <p>Refused with {@code unknown-member}, {@code not-a-party} for who would benefit or be paid, {@code future-date}, {@code not-a-member-then}, {@code account-closed}, {@code
 * over-debit-limit} when the pot has too little, {@code over-credit-limit} and {@code balance-too-large}.
 *
 * @param key under which the answer is remembered
 * @param beneficiary on whose behalf
 * @param payee whose account is credited
 * @param minutes how much, 1 to 600,000,000 minutes
 * @param occurredOn the day on which it happened, in the community's time zone, not to come; empty for today
 * @param explanation why, in words, 1 to 200 characters: for whoever checks the ledger, and without anything personal
 */
public record PayFromPot(
        @NotNull IdempotencyKey key,
        @NotNull MemberRef beneficiary,
        @NotNull MemberRef payee,
        @Min(1) @Max(LedgerTransaction.MOST_MINUTES) long minutes,
        @NotNull Optional<@CalendarDay LocalDate> occurredOn,

        @NotNull @Plain(longest = TransactionHeader.LONGEST_EXPLANATION)
        String explanation)
        implements Command<LedgerTransactionId> {

    /** Pays today. */
    public static PayFromPot of(String key, MemberRef beneficiary, MemberRef payee, long minutes, String explanation) {
        return new PayFromPot(IdempotencyKey.of(key), beneficiary, payee, minutes, Optional.empty(), explanation);
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(
                key,
                CanonicalText.of(
                        "pay-from-pot",
                        beneficiary.canonicalText(),
                        payee.canonicalText(),
                        minutes,
                        occurredOn.map(LocalDate::toString).orElse(""))));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.BROKER, Role.ADMINISTRATOR);
    }
}

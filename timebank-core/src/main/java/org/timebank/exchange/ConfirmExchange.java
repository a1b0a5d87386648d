package org.timebank.exchange;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.timebank.command.CalendarDay;
import org.timebank.command.CanonicalText;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Role;

/**
 * An agreed exchange was done, in the time that is stated here; it settles at once. Who is debited confirms: the acting
 * member, or the one on whose behalf a broker acts, is the recipient of every leg. A broker without such a member confirms
 * any exchange but their own.
 *
 * <p>Refused with {@code unknown-exchange}, {@code wrong-state} unless it is agreed, {@code not-a-party}, {@code
 * wrong-number-of-legs}, {@code implausible-time}, {@code rounds-to-nothing}, {@code future-date}, {@code
 * over-debit-limit}, {@code over-credit-limit}, {@code balance-too-large}, {@code account-closed}, and with the code of any
 * finding that stands in the way by then. Nothing is averaged or shortened in silence.
 *
 * @param key under which the answer is remembered
 * @param exchange which exchange
 * @param date the day on which it was done, in the community's time zone
 * @param minutes how long each leg took, in the order of the legs, before rounding
 */
public record ConfirmExchange(
        @NotNull IdempotencyKey key,
        @NotNull ExchangeId exchange,
        @NotNull @CalendarDay LocalDate date,
        @NotEmpty @Size(max = Exchange.MOST_LEGS) List<@NotNull @Positive Long> minutes)
        implements Command<ExchangeReceipt> {

    // What is null or holds null is left to the constraints, which tell everything at once.
    public ConfirmExchange {
        minutes = minutes == null ? minutes : Collections.unmodifiableList(new ArrayList<>(minutes));
    }

    public static ConfirmExchange of(String key, ExchangeId exchange, LocalDate date, Long... minutes) {
        return new ConfirmExchange(IdempotencyKey.of(key), exchange, date, List.of(minutes));
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(key, CanonicalText.of("confirm", exchange, date, CanonicalText.of(minutes))));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.MEMBER, Role.BROKER);
    }
}

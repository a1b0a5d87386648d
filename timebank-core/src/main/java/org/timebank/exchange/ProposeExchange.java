package org.timebank.exchange;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
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
 * Somebody proposes an exchange: one of its parties, or a broker who matches them. A party who proposes has agreed
 * thereby. If an activity needs a broker's approval it awaits that first, unless a broker proposes it who
 * is not a party.
 *
 * <p>Refused with {@code unknown-member}, {@code unknown-category}, {@code same-member}, {@code implausible-time}, {@code
 * rounds-to-nothing}; {@code not-a-party} when a member proposes an exchange of others; and with the code of any finding
 * that a referral cannot settle, such as {@code not-a-member-then}.
 *
 * @param key under which the answer is remembered
 * @param date the day on which it is planned, in the community's time zone; may lie in the past
 * @param legs who would give time to whom, 1 to 1,000
 */
public record ProposeExchange(
        @NotNull IdempotencyKey key,
        @NotNull @CalendarDay LocalDate date,
        @NotEmpty @Size(max = Exchange.MOST_LEGS) List<@NotNull @Valid PlannedLeg> legs)
        implements Command<ExchangeReceipt> {

    // What is null or holds null is left to the constraints, which tell everything at once.
    public ProposeExchange {
        legs = legs == null ? legs : Collections.unmodifiableList(new ArrayList<>(legs));
    }

    public static ProposeExchange of(String key, LocalDate date, PlannedLeg... legs) {
        return new ProposeExchange(IdempotencyKey.of(key), date, List.of(legs));
    }

    @Override
    public List<Part> parts() {
        List<String> contents = legs.stream().map(PlannedLeg::content).toList();
        return List.of(new Part(key, CanonicalText.of("propose", date, CanonicalText.of(contents))));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.MEMBER, Role.BROKER);
    }
}

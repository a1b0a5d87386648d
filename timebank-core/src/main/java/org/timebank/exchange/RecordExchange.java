package org.timebank.exchange;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.timebank.command.CanonicalText;
import org.timebank.command.Command;
import org.timebank.command.Plain;
import org.timebank.command.Role;

/**
 * Time that was given already is written down later. It settles at once, as a whole or not at all; several legs are a group
 * session. A leg whose activity needed an approval beforehand and had none is recorded all the same, and marked: the hours
 * are real, the cover was not.
 *
 * <p>Each leg is remembered under its own key. When the same legs were asked before, together and with the same content, the
 * first answer is given again. When some were done before, all is refused with {@code already-answered} at those, so that
 * the rest can be sent without them; when some were refused before ({@code already-refused}) or had another content
 * ({@code idempotency-conflict}), the rest is refused for good.
 *
 * <p>Refused, leg by leg, with {@code implausible-time}, {@code future-date}, {@code unknown-category}, {@code
 * unknown-member}, {@code same-member}, {@code rounds-to-nothing} and the code of any finding that stands in the way, such
 * as {@code not-a-member-then}; as a whole with {@code account-closed}, {@code over-debit-limit}, {@code over-credit-limit}
 * and {@code balance-too-large}, judged on what all legs together do to an account.
 *
 * @param reference the community's own name for the exchange, 1 to 100 characters; empty for none
 * @param approvedBeforehandBy who approved it before it began, 1 to 100 characters; empty when nobody did
 * @param legs who gave time to whom, 1 to 1,000
 */
public record RecordExchange(
        @NotNull Optional<@Plain(longest = Exchange.LONGEST_REFERENCE) String> reference,
        @NotNull Optional<@Plain(longest = 100) String> approvedBeforehandBy,
        @NotEmpty @Size(max = Exchange.MOST_LEGS) List<@NotNull @Valid RecordedLeg> legs)
        implements Command<ExchangeReceipt> {

    // What is null or holds null is left to the constraints, which tell everything at once.
    public RecordExchange {
        legs = legs == null ? legs : Collections.unmodifiableList(new ArrayList<>(legs));
    }

    public static RecordExchange of(RecordedLeg... legs) {
        return of(List.of(legs));
    }

    public static RecordExchange of(List<RecordedLeg> legs) {
        return new RecordExchange(Optional.empty(), Optional.empty(), legs);
    }

    /** The same, under the community's own name for it. */
    public RecordExchange named(String name) {
        return new RecordExchange(Optional.of(name), approvedBeforehandBy, legs);
    }

    /** The same, with an approval that was given before it began. */
    public RecordExchange approvedBeforehandBy(String approver) {
        return new RecordExchange(reference, Optional.of(approver), legs);
    }

    @Override
    public List<Part> parts() {
        return legs.stream().map(leg -> new Part(leg.key(), content(leg))).toList();
    }

    private String content(RecordedLeg leg) {
        return CanonicalText.of(
                "record",
                reference.orElse(""),
                approvedBeforehandBy.orElse(""),
                leg.date(),
                leg.provider().canonicalText(),
                leg.recipient().canonicalText(),
                leg.category(),
                leg.minutes());
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.BROKER);
    }
}

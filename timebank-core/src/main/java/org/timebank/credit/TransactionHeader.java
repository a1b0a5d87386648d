package org.timebank.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.timebank.member.MemberId;

/**
 * What is told of a ledger transaction besides its entries. Immutable, and never changed once posted.
 *
 * @param id the transaction
 * @param reason why, as a code
 * @param subject what it refers to: an exchange, a hold, a member on whose behalf something was paid, the transaction that
 *     is reversed; where there is nothing of that kind, the transaction itself
 * @param occurredOn the day on which it happened, in the community's time zone
 * @param recordedAt when the timebank learned of it, with microseconds
 * @param recordedBy the id of the actor who told
 * @param onBehalfOf for which member the actor told it, if not in their own capacity
 * @param rulesVersion the version of the community's rules under which it was decided
 * @param reverses the transaction that this one undoes
 * @param explanation why, in words, where the reason asks for it: 1 to {@value #LONGEST_EXPLANATION} characters
 */
public record TransactionHeader(
        LedgerTransactionId id,
        TransactionReason reason,
        UUID subject,
        LocalDate occurredOn,
        Instant recordedAt,
        String recordedBy,
        Optional<MemberId> onBehalfOf,
        int rulesVersion,
        Optional<LedgerTransactionId> reverses,
        Optional<String> explanation) {

    /** The longest explanation, in characters. */
    public static final int LONGEST_EXPLANATION = 200;

    public TransactionHeader {
        if (reverses.isPresent() != (reason == TransactionReason.REVERSAL)) {
            throw new IllegalArgumentException("A reversal says what it reverses, and nothing else does");
        }
    }
}

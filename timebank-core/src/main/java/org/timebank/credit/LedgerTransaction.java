package org.timebank.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.timebank.member.MemberId;

/**
 * Credits that move between accounts: two or more entries that sum to zero. Immutable, and never changed once posted.
 *
 * @param id the transaction
 * @param entries at least two, in minutes, with a sum of zero
 * @param reason why
 * @param subject what it refers to, such as an exchange
 * @param occurredOn the day on which it happened, in the community's time zone
 * @param recordedAt when the timebank learned of it
 * @param recordedBy the id of the actor who told
 * @param onBehalfOf for which member the actor told it, if not in their own capacity
 * @param rulesVersion the version of the community's rules under which it was decided
 */
public record LedgerTransaction(
        LedgerTransactionId id,
        List<Entry> entries,
        TransactionReason reason,
        UUID subject,
        LocalDate occurredOn,
        Instant recordedAt,
        String recordedBy,
        Optional<MemberId> onBehalfOf,
        int rulesVersion) {

    public LedgerTransaction {
        entries = List.copyOf(entries);
        if (entries.size() < 2) {
            throw new IllegalArgumentException("A ledger transaction has two entries or more, not " + entries.size());
        }
        long sum = 0;
        for (Entry entry : entries) {
            sum = Math.addExact(sum, entry.minutes());
        }
        if (sum != 0) {
            throw new IllegalArgumentException(
                    "The entries of a ledger transaction sum to zero, not to " + sum + " minutes");
        }
    }
}

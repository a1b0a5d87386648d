package org.timebank.credit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which part of the ledger is read again. Immutable.
 *
 * @param account one account; empty for all
 * @param recordedFrom entries that were recorded before are taken as they are, and not read; empty for all from the first
 */
public record VerificationRange(Optional<AccountId> account, Optional<Instant> recordedFrom) {

    /** Everything. */
    public static VerificationRange all() {
        return new VerificationRange(Optional.empty(), Optional.empty());
    }

    /** One account. */
    public static VerificationRange of(AccountId account) {
        return new VerificationRange(Optional.of(account), Optional.empty());
    }

    /** What was recorded at that moment or after. */
    public VerificationRange since(Instant moment) {
        return new VerificationRange(account, Optional.of(moment));
    }
}

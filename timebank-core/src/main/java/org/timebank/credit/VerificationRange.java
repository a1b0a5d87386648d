package org.timebank.credit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which part of the ledger is read again. Immutable.
 *
 * @param account one account; empty for all
 * @param recordedFrom entries that were recorded before are taken as they are, and not read; empty for all from the first
 * @param recordedBefore entries that were recorded then or later are not read; empty for all up to the last
 */
public record VerificationRange(
        Optional<AccountId> account, Optional<Instant> recordedFrom, Optional<Instant> recordedBefore) {

    public VerificationRange {
        if (recordedFrom.isPresent()
                && recordedBefore
                        .filter(end -> !end.isAfter(recordedFrom.get()))
                        .isPresent()) {
            throw new IllegalArgumentException("A range ends after it begins");
        }
    }

    /** Everything. */
    public static VerificationRange all() {
        return new VerificationRange(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** One account. */
    public static VerificationRange of(AccountId account) {
        return new VerificationRange(Optional.of(account), Optional.empty(), Optional.empty());
    }

    /** What was recorded at that moment or after. */
    public VerificationRange since(Instant moment) {
        return new VerificationRange(account, Optional.of(moment), recordedBefore);
    }

    /** What was recorded before that moment. */
    public VerificationRange before(Instant moment) {
        return new VerificationRange(account, recordedFrom, Optional.of(moment));
    }

    /** Whether that moment lies in it. */
    public boolean includes(Instant moment) {
        return recordedFrom.filter(moment::isBefore).isEmpty()
                && recordedBefore.map(moment::isBefore).orElse(true);
    }

    /** Whether that account is looked at. */
    public boolean includes(AccountId any) {
        return account.map(any::equals).orElse(true);
    }
}

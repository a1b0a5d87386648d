package org.timebank.credit;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Credits that are set aside, so that they are there when they are needed. Immutable.
 *
 * @param id the hold
 * @param minutes how much of which account, at least one account, positive
 * @param state what has become of it
 * @param exchange the exchange for which they are set aside; empty for a hold that stands for itself
 * @param lastDay the last day on which it holds, in the community's time zone; empty if it does not expire
 */
public record Hold(
        HoldId id,
        SortedMap<AccountId, Long> minutes,
        HoldState state,
        Optional<UUID> exchange,
        Optional<LocalDate> lastDay) {

    public Hold {
        minutes = Collections.unmodifiableSortedMap(new TreeMap<>(minutes));
        if (minutes.isEmpty() || minutes.values().stream().anyMatch(m -> m <= 0)) {
            throw new IllegalArgumentException("A hold sets minutes aside, of at least one account");
        }
    }

    /** The same hold in another state. */
    public Hold in(HoldState next) {
        return new Hold(id, minutes, next, exchange, lastDay);
    }
}

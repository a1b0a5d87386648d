package org.timebank.exchange;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.timebank.credit.HoldId;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.member.MemberId;

/**
 * One or more legs that happen together or not at all. Immutable.
 *
 * @param id the exchange
 * @param reference the host's or the community's own name for it, such as the name of a group session
 * @param state how far it has come
 * @param legs at least one, at most {@value #MOST_LEGS}
 * @param agreed the parties that have agreed so far
 * @param approvedBy the id of the broker who approved it beforehand
 * @param recordedAt when the timebank learned of it
 * @param recordedBy the id of the actor who proposed or recorded it
 * @param transaction the ledger transaction that settled it; empty until then
 * @param hold the hold that was placed when it was agreed; empty until then, and where rules hold nothing
 */
public record Exchange(
        ExchangeId id,
        Optional<String> reference,
        ExchangeState state,
        List<Leg> legs,
        Set<MemberId> agreed,
        Optional<String> approvedBy,
        Instant recordedAt,
        String recordedBy,
        Optional<LedgerTransactionId> transaction,
        Optional<HoldId> hold) {

    /** The largest number of legs. */
    public static final int MOST_LEGS = 1_000;

    /** The longest reference, in characters. */
    public static final int LONGEST_REFERENCE = 100;

    public Exchange {
        legs = List.copyOf(legs);
        agreed = Set.copyOf(agreed);
        if (legs.isEmpty() || legs.size() > MOST_LEGS) {
            throw new IllegalArgumentException("An exchange has 1 to " + MOST_LEGS + " legs, not " + legs.size());
        }
        boolean wasSettled = state == ExchangeState.SETTLED || state == ExchangeState.REVERSED;
        if (transaction.isPresent() != wasSettled) {
            throw new IllegalArgumentException("An exchange is settled by a ledger transaction, and only then");
        }
    }

    /** Everybody who provides or receives in it. */
    public Set<MemberId> parties() {
        Set<MemberId> parties = new LinkedHashSet<>();
        for (Leg leg : legs) {
            parties.add(leg.provider());
            parties.add(leg.recipient());
        }
        return parties;
    }

    /** The same exchange in another state; settled is what {@link #settled} makes it. */
    public Exchange in(ExchangeState next) {
        return new Exchange(id, reference, next, legs, agreed, approvedBy, recordedAt, recordedBy, transaction, hold);
    }

    /** The same exchange, agreed to by one more party. */
    public Exchange agreedBy(MemberId party) {
        Set<MemberId> more = new LinkedHashSet<>(agreed);
        more.add(party);
        return new Exchange(id, reference, state, legs, more, approvedBy, recordedAt, recordedBy, transaction, hold);
    }

    /** The same exchange, approved. */
    public Exchange approvedBy(String broker) {
        return new Exchange(
                id, reference, state, legs, agreed, Optional.of(broker), recordedAt, recordedBy, transaction, hold);
    }

    /** The same exchange, settled. */
    public Exchange settled(List<Leg> done, LedgerTransactionId by) {
        return new Exchange(
                id,
                reference,
                ExchangeState.SETTLED,
                done,
                agreed,
                approvedBy,
                recordedAt,
                recordedBy,
                Optional.of(by),
                hold);
    }

    /** The same exchange, for which credits are set aside. */
    public Exchange holding(HoldId placed) {
        return new Exchange(
                id,
                reference,
                state,
                legs,
                agreed,
                approvedBy,
                recordedAt,
                recordedBy,
                transaction,
                Optional.of(placed));
    }
}

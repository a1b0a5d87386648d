package org.timebank.exchange;

import java.time.LocalDate;
import java.util.OptionalLong;
import org.timebank.member.MemberId;

/**
 * Time that one member gives another. Immutable.
 *
 * @param provider who gives the time and is credited
 * @param recipient who receives the help and is debited
 * @param kind between whom
 * @param category the code of the activity
 * @param date the day, in the community's time zone: planned until the exchange is settled, then the real one
 * @param statedMinutes the time as it was stated: expected until the exchange is settled, then the actual time
 * @param creditedMinutes the actual time after rounding; empty until the exchange is settled
 * @param withoutPriorApproval whether the activity needed an approval beforehand and was done without
 */
public record Leg(
        MemberId provider,
        MemberId recipient,
        ExchangeKind kind,
        String category,
        LocalDate date,
        long statedMinutes,
        OptionalLong creditedMinutes,
        boolean withoutPriorApproval) {

    public Leg {
        if (provider.equals(recipient)) {
            throw new IllegalArgumentException("Provider and recipient are two members");
        }
        if (statedMinutes < 1 || creditedMinutes.orElse(1) < 1) {
            throw new IllegalArgumentException("A leg takes at least a minute");
        }
    }

    /** The same leg, done on that day in that time. */
    public Leg settled(LocalDate on, long actualMinutes, long credited, boolean withoutApproval) {
        return new Leg(
                provider, recipient, kind, category, on, actualMinutes, OptionalLong.of(credited), withoutApproval);
    }
}

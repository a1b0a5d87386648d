package org.timebank.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.timebank.credit.AccountLimits;
import org.timebank.member.MemberKind;

/**
 * What a community has decided for itself. Adopted as a whole with {@link AdoptRules}; every version is kept. Immutable.
 *
 * @param rounding how time becomes credits
 * @param persons the limits of a person's account that has none of its own
 * @param organisations the same for organisations
 * @param longestPlausibleMinutes the longest time that one leg of an exchange may take, before rounding: 1 to
 *     527,040, which is a year
 * @param zone in which the community's days begin and end
 * @param credits how credits come, are set aside, and go
 */
public record CommunityRules(
        Rounding rounding,
        AccountLimits persons,
        AccountLimits organisations,
        long longestPlausibleMinutes,
        ZoneId zone,
        CreditRules credits) {

    private static final long A_YEAR = 366 * 24 * 60;

    public CommunityRules {
        if (longestPlausibleMinutes < 1 || longestPlausibleMinutes > A_YEAR) {
            throw new IllegalArgumentException(
                    "The longest plausible time is 1 to " + A_YEAR + " minutes, not " + longestPlausibleMinutes);
        }
    }

    /**
     * A common start: up to the quarter hour, persons down to minus ten hours, organisations without a limit, at most
     * twelve hours at a time; and {@link CreditRules#common()}.
     */
    public static CommunityRules common(ZoneId zone) {
        return new CommunityRules(
                Rounding.upTo(15),
                AccountLimits.debitLimit(10 * 60),
                AccountLimits.NONE,
                12 * 60,
                zone,
                CreditRules.common());
    }

    /** The same rules, but for these. */
    public CommunityRules with(CreditRules other) {
        return new CommunityRules(rounding, persons, organisations, longestPlausibleMinutes, zone, other);
    }

    /** The limits of an account of such a member, if it has none of its own. */
    public AccountLimits limits(MemberKind kind) {
        return switch (kind) {
            case PERSON -> persons;
            case ORGANISATION -> organisations;
        };
    }

    /** The community's day at that moment. */
    public LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }
}

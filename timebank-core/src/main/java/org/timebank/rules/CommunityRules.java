package org.timebank.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.OptionalLong;
import org.timebank.member.MemberKind;

/**
 * What a community has decided for itself. Adopted as a whole with {@link AdoptRules}; every version is kept. Immutable.
 *
 * @param rounding how time becomes credits
 * @param personDebitLimit how far below zero a person's balance may go, in minutes, not negative; empty for no limit
 * @param organisationDebitLimit the same for organisations
 * @param longestPlausibleMinutes the longest time that one leg of an exchange may take, before rounding: 1 to
 *     527,040, which is a year
 * @param zone in which the community's days begin and end
 */
public record CommunityRules(
        Rounding rounding,
        OptionalLong personDebitLimit,
        OptionalLong organisationDebitLimit,
        long longestPlausibleMinutes,
        ZoneId zone) {

    private static final long A_YEAR = 366 * 24 * 60;

    public CommunityRules {
        if (personDebitLimit.orElse(0) < 0 || organisationDebitLimit.orElse(0) < 0) {
            throw new IllegalArgumentException("A debit limit says how far below zero: it is not negative itself");
        }
        if (longestPlausibleMinutes < 1 || longestPlausibleMinutes > A_YEAR) {
            throw new IllegalArgumentException(
                    "The longest plausible time is 1 to " + A_YEAR + " minutes, not " + longestPlausibleMinutes);
        }
    }

    /**
     * A common start: up to the quarter hour, persons down to minus ten hours, organisations without a limit, at most
     * twelve hours at a time.
     */
    public static CommunityRules common(ZoneId zone) {
        return new CommunityRules(Rounding.upTo(15), OptionalLong.of(10 * 60), OptionalLong.empty(), 12 * 60, zone);
    }

    /** How far below zero an account of such a member may go, in minutes; empty for no limit. */
    public OptionalLong debitLimit(MemberKind kind) {
        return switch (kind) {
            case PERSON -> personDebitLimit;
            case ORGANISATION -> organisationDebitLimit;
        };
    }

    /** The community's day at that moment. */
    public LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }
}

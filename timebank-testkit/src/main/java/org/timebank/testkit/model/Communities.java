package org.timebank.testkit.model;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.Limits;
import org.timebank.rules.CommunityRules;
import org.timebank.rules.CreditRules;
import org.timebank.rules.Rounding;

/** What communities decide: rules and limits, narrow enough that they matter to a few small exchanges. */
final class Communities {

    static final CommunityRules FIRST_RULES = new CommunityRules(
            Rounding.upTo(15),
            limits(-120, 400, -60, 200),
            AccountLimits.debitLimit(300),
            720,
            ZoneOffset.UTC,
            new CreditRules(0, false, OptionalInt.of(1), OptionalInt.of(2)));

    static final List<CommunityRules> RULES = List.of(
            FIRST_RULES,
            new CommunityRules(
                    Rounding.nearest(15),
                    limits(-60, 150, -30, 100),
                    AccountLimits.debitLimit(90),
                    240,
                    ZoneId.of("Europe/London"),
                    new CreditRules(45, true, OptionalInt.of(1), OptionalInt.of(0))),
            new CommunityRules(
                    Rounding.none(),
                    AccountLimits.NONE,
                    limits(0, 240, 30, 120),
                    720,
                    ZoneId.of("Pacific/Kiritimati"),
                    new CreditRules(0, false, OptionalInt.empty(), OptionalInt.of(5))),
            new CommunityRules(
                    Rounding.upTo(30),
                    limits(0, 60, 0, 0),
                    AccountLimits.NONE,
                    100,
                    ZoneId.of("America/Los_Angeles"),
                    new CreditRules(90, true, OptionalInt.of(2), OptionalInt.empty())));

    private static final long FAR = 1_000_000_000_000_000L;

    static final List<Optional<AccountLimits>> LIMITS = List.of(
            Optional.empty(),
            Optional.of(limits(-60, 120, -30, 60)),
            Optional.of(limits(0, 90, 15, 45)),
            Optional.of(limits(30, 30, 30, 30)),
            Optional.of(limits(-40, -10, -20, -20)),
            Optional.of(AccountLimits.NONE),
            Optional.of(limits(-FAR, FAR, -FAR, FAR)),
            Optional.of(new AccountLimits(
                    new Limits(OptionalLong.empty(), OptionalLong.of(100)), OptionalLong.of(10), OptionalLong.empty())),
            Optional.of(limits(Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE)));

    private Communities() {}

    private static AccountLimits limits(long floor, long ceiling, long warnBelow, long warnAbove) {
        return new AccountLimits(
                new Limits(OptionalLong.of(floor), OptionalLong.of(ceiling)),
                OptionalLong.of(warnBelow),
                OptionalLong.of(warnAbove));
    }
}

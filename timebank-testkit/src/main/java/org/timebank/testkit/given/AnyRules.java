package org.timebank.testkit.given;

import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import org.timebank.rules.AdoptedRules;
import org.timebank.rules.CommunityRules;
import org.timebank.rules.CreditRules;
import org.timebank.rules.Rounding;

/** Rules in their first version. */
public final class AnyRules implements ArbitrarySupplier<AdoptedRules> {
    @Override
    public Arbitrary<AdoptedRules> get() {
        Arbitrary<Rounding> roundings = Combinators.combine(
                        Arbitraries.of(Rounding.Direction.class),
                        Arbitraries.of(1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60))
                .as(Rounding::new);
        Arbitrary<ZoneId> zones = Arbitraries.of(
                        "UTC",
                        "Z",
                        "+05:45",
                        "-11:30",
                        "UTC+1",
                        "Europe/London",
                        "Pacific/Kiritimati",
                        "America/Argentina/Buenos_Aires")
                .map(ZoneId::of);
        Arbitrary<Long> longest = Arbitraries.longs().between(1, 366 * 24 * 60);
        Arbitrary<CommunityRules> rules = Combinators.combine(
                        roundings, Values.limits(), Values.limits(), longest, zones, credits())
                .as(CommunityRules::new);
        return Combinators.combine(rules, Values.moments(), Texts.plain(100))
                .as((decided, at, by) -> new AdoptedRules(Things.RULES_VERSION, decided, at, by));
    }

    private static Arbitrary<CreditRules> credits() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 600_000),
                        Arbitraries.of(true, false),
                        Values.optionalInt(Arbitraries.integers().between(1, 1_200)),
                        Values.optionalInt(Arbitraries.integers().between(0, 3_660)))
                .as(CreditRules::new);
    }
}

package org.timebank.testkit;

import java.time.ZoneId;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import org.timebank.rules.AdoptedRules;
import org.timebank.rules.CommunityRules;
import org.timebank.rules.Rounding;

/** Rules in their first version. */
final class AnyRules implements ArbitrarySupplier<AdoptedRules> {
    @Override
    public Arbitrary<AdoptedRules> get() {
        Arbitrary<Rounding> roundings = Combinators.combine(
                        Arbitraries.of(Rounding.Direction.class),
                        Arbitraries.of(1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60))
                .as(Rounding::new);
        Arbitrary<OptionalLong> limits = Values.optionalLong(Arbitraries.longs().between(0, Values.LONGEST_TIME));
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
        return Combinators.combine(roundings, limits, limits, longest, zones, Values.moments(), Texts.plain(100))
                .as((rounding, persons, organisations, plausible, zone, at, by) -> new AdoptedRules(
                        Things.RULES_VERSION,
                        new CommunityRules(rounding, persons, organisations, plausible, zone),
                        at,
                        by));
    }
}

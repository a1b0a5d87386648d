package org.timebank.benchmarks.growth;

import java.time.Duration;
import org.timebank.benchmarks.load.Pace;

/**
 * How growth is measured.
 *
 * @param small so many entries has the small ledger
 * @param large so many the large one
 * @param each for how long each call is measured in each ledger, in all rounds together
 * @param rounds how many rounds there are
 * @param clients how many clients transfer at once; whoever reads is alone
 * @param accounts how many accounts there are
 */
public record GrowthPlan(long small, long large, Duration each, int rounds, int clients, int accounts) {

    private static final int LEAD_IN_SHARE = 2;

    /** Ten thousand and five million entries, half a minute each, in three rounds. */
    public static GrowthPlan usual() {
        return new GrowthPlan(10_000, 5_000_000, Duration.ofSeconds(30), 3, 8, 1_000);
    }

    /** The same, so long each. */
    public GrowthPlan each(Duration time) {
        return new GrowthPlan(small, large, time, rounds, clients, accounts);
    }

    /** The same, with so many entries in the large ledger. */
    public GrowthPlan large(long entries) {
        return new GrowthPlan(small, entries, each, rounds, clients, accounts);
    }

    /** One round of one call. */
    Pace round() {
        Duration measured = each.dividedBy(rounds);
        return new Pace(measured.dividedBy(LEAD_IN_SHARE), measured);
    }
}

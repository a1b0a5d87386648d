package org.timebank.benchmarks.memory;

import java.time.Duration;

/**
 * How the store in memory is measured.
 *
 * @param slice for how long each deed is done in each round
 * @param rounds how many rounds there are
 * @param accounts how many accounts there are meanwhile
 * @param members how many members there are when memory is measured
 * @param gifts how many gifts there are then
 */
public record MemoryPlan(Duration slice, int rounds, int accounts, int members, int gifts) {

    /** Five rounds of two seconds each; 10,000 members and 250,000 gifts. */
    public static MemoryPlan usual() {
        return new MemoryPlan(Duration.ofSeconds(2), 5, 1_000, 10_000, 250_000);
    }

    /** The same, so long in each round. */
    public MemoryPlan slices(Duration time) {
        return new MemoryPlan(time, rounds, accounts, members, gifts);
    }
}

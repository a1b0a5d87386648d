package org.timebank.benchmarks.ledger;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.timebank.benchmarks.form.ForeignKeys;
import org.timebank.benchmarks.load.Pace;

/**
 * How the forms are measured.
 *
 * @param kinds which of them
 * @param ways in which ways
 * @param each for how long each is measured in each way, in all rounds together
 * @param rounds how many rounds there are
 * @param clients how many clients there are at once
 * @param accounts how many accounts there are
 * @param countedActs over how many acts round trips are counted
 * @param foreignKeys which foreign keys the entries have that are written by hand
 */
record LedgerPlan(
        Set<Kind> kinds,
        Set<Way> ways,
        Duration each,
        int rounds,
        int clients,
        int accounts,
        int countedActs,
        ForeignKeys foreignKeys) {

    private static final int WARM_UP_SHARE = 6;
    private static final Duration LONGEST_LEAD_IN = Duration.ofSeconds(2);

    public LedgerPlan {
        kinds = Set.copyOf(kinds);
        ways = Set.copyOf(ways);
    }

    /** Everything, a minute each in three rounds, by eight clients on a thousand accounts. */
    static LedgerPlan usual() {
        return new LedgerPlan(
                EnumSet.allOf(Kind.class),
                EnumSet.allOf(Way.class),
                Duration.ofMinutes(1),
                3,
                8,
                1_000,
                100,
                ForeignKeys.NONE);
    }

    /** One round of one course. */
    Pace round() {
        Duration measured = each.dividedBy(rounds);
        Duration tenth = measured.dividedBy(10);
        return new Pace(tenth.compareTo(LONGEST_LEAD_IN) < 0 ? tenth : LONGEST_LEAD_IN, measured);
    }

    /** One turn of what comes before all rounds, so that everything is compiled and cached. */
    Pace warmUp() {
        return new Pace(Duration.ZERO, each.dividedBy(WARM_UP_SHARE));
    }
}

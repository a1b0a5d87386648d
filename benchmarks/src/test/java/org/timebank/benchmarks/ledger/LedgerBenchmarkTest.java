package org.timebank.benchmarks.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.timebank.benchmarks.Printed;
import org.timebank.benchmarks.form.ForeignKeys;

class LedgerBenchmarkTest {

    @Test
    void endsWithTheRatiosWhenAllBooksAreRight() throws Exception {
        Printed printed = new Printed();

        new LedgerBenchmark(printed.stream(), plan(EnumSet.allOf(Kind.class), EnumSet.allOf(Way.class))).run();

        assertThat(printed.text())
                .contains("fsync=on, synchronous_commit=on, full_page_writes=on")
                .contains("round 2: the library's transfer, hot, 1 ms away: ")
                .contains("entries verified on")
                .contains("\ntransfer_hot_1ms_per_second=", "\npropose_round_trips=", "\nbatch_vs_single_alone=");
        printed.endsWith(
                "transfer_vs_minimal_random",
                "transfer_vs_minimal_hot",
                "transfer_vs_minimal_random_1ms",
                "transfer_vs_minimal_hot_1ms",
                "transfer_vs_fastest_random",
                "transfer_vs_tpcb",
                "exchange_round_trips",
                "batch_vs_single");
    }

    @Test
    void measuresOnlyWhatIsAskedFor() throws Exception {
        Printed printed = new Printed();

        new LedgerBenchmark(printed.stream(), plan(Kind.ofLetters("b,C"), EnumSet.of(Way.RANDOM))).run();

        assertThat(printed.text()).doesNotContain("hot: ", "minimal", "tpcb", "exchange_round_trips");
        printed.endsWith("fastest_random_per_second", "transfer_random_per_second", "transfer_vs_fastest_random");
    }

    private static LedgerPlan plan(Set<Kind> kinds, Set<Way> ways) {
        return new LedgerPlan(kinds, ways, Duration.ofMillis(200), 2, 4, 30, 3, ForeignKeys.ACCOUNTS);
    }
}

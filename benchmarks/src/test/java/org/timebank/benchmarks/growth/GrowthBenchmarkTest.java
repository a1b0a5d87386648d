package org.timebank.benchmarks.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.timebank.benchmarks.Printed;

class GrowthBenchmarkTest {

    @Test
    void endsWithTheGrowthWhenTheFilledLedgersVerify() throws Exception {
        Printed printed = new Printed();

        new GrowthBenchmark(printed.stream(), new GrowthPlan(400, 2_000, Duration.ofMillis(200), 1, 2, 30)).run();

        assertThat(printed.text()).contains("any page of 50 lines of a statement");
        printed.endsWith("transfer_growth", "statement_growth", "past_balance_growth");
    }
}

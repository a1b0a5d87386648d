package org.timebank.benchmarks.memory;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.timebank.benchmarks.Printed;

class MemoryBenchmarkTest {

    @Test
    void endsWithWhatIsDoneInASecond() throws Exception {
        Printed printed = new Printed();

        new MemoryBenchmark(printed.stream(), new MemoryPlan(Duration.ofMillis(100), 1, 30, 500, 2_000)).run();

        printed.endsWith(
                "memory_transfers_per_second",
                "memory_transfers_per_second_of_8_clients",
                "memory_exchanges_per_second",
                "memory_log_lines_per_second",
                "memory_log_lines_per_second_100_at_once",
                "memory_bytes_per_member",
                "memory_bytes_per_entry");
    }
}

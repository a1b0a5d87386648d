package org.timebank.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.Main;
import org.timebank.benchmarks.growth.GrowthBenchmark;
import org.timebank.benchmarks.growth.GrowthPlan;
import org.timebank.benchmarks.ledger.LedgerCommand;
import org.timebank.benchmarks.memory.MemoryBenchmark;
import org.timebank.benchmarks.memory.MemoryPlan;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program: runs one of the benchmarks. Ends with 0 if it came to its end and all books are right. */
@Command(
        name = "benchmarks",
        description = "Measures what the library costs: ledger, growth, memory; or jmh, with JMH's own arguments.",
        sortOptions = false)
public final class Benchmarks {

    private static final String JMH = "jmh";

    private final PrintStream out;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    private Benchmarks(PrintStream out) {
        this.out = out;
    }

    /** Runs, and leaves the JVM with the exit code. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0 && arguments[0].equals(JMH)) {
            Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        PrintStream out = new PrintStream(System.out, true, UTF_8);
        // Threads of a proxy or a driver may still be there.
        System.exit(new CommandLine(new Benchmarks(out))
                .addSubcommand(new LedgerCommand(out))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    /** The same calls in a small and in a large ledger. */
    @Command(description = "A transfer, a statement, a past balance in a small and in a large ledger, on PostgreSQL.")
    int growth(
            @Option(names = "--seconds", description = "For how long each call is measured; 30 unless given.") @Nullable
                    Double seconds,
            @Option(names = "--entries", description = "Of the large ledger; 5,000,000 unless given.") @Nullable
                    Long entries)
            throws Exception {
        GrowthPlan plan = GrowthPlan.usual();
        GrowthPlan timed = duration(seconds).map(plan::each).orElse(plan);
        new GrowthBenchmark(out, Optional.ofNullable(entries).map(timed::large).orElse(timed)).run();
        return 0;
    }

    /** The library without a database. */
    @Command(description = "Transfers, exchanges and an import over the store in memory.")
    int memory(
            @Option(names = "--seconds", description = "For how long each is measured in a round; 2 unless given.")
                    @Nullable
                    Double seconds)
            throws Exception {
        MemoryPlan plan = MemoryPlan.usual();
        new MemoryBenchmark(out, duration(seconds).map(plan::slices).orElse(plan)).run();
        return 0;
    }

    private static Optional<Duration> duration(@Nullable Double seconds) {
        return Optional.ofNullable(seconds).map(given -> Duration.ofMillis(Math.round(given * 1_000)));
    }
}

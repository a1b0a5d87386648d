package org.timebank.benchmarks.ledger;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.timebank.benchmarks.form.ForeignKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The forms of a transfer side by side, as asked for on the command line. */
@Command(
        name = "ledger",
        description = "A transfer by hand and by the library, an exchange, TPC-B and an import, on PostgreSQL.",
        sortOptions = false)
public final class LedgerCommand implements Callable<Integer> {

    private static final LedgerPlan USUAL = LedgerPlan.usual();
    private static final double MILLIS = 1_000;

    private final PrintStream out;

    @Option(
            names = "--forms",
            description =
                    "Which: a seven round trips, b one statement, c the library's transfer, d its exchange, e TPC-B,"
                            + " f import. All unless given. Such as: a,b,c")
    private String forms = "abcdef";

    @Option(names = "--ways", split = ",", description = "In which ways: ${COMPLETION-CANDIDATES}. All unless given.")
    private Set<Way> ways = USUAL.ways();

    @Option(
            names = "--seconds",
            description = "For how long each form is measured in each way, in all rounds together: ${DEFAULT-VALUE}.")
    private double seconds = USUAL.each().toSeconds();

    @Option(names = "--rounds", description = "In how many rounds: ${DEFAULT-VALUE}.")
    private int rounds = USUAL.rounds();

    @Option(names = "--clients", description = "By how many clients: ${DEFAULT-VALUE}.")
    private int clients = USUAL.clients();

    @Option(names = "--accounts", description = "On how many accounts: ${DEFAULT-VALUE}.")
    private int accounts = USUAL.accounts();

    @Option(
            names = "--foreign-keys",
            description = "Which foreign keys the entries have that are written by hand: ${COMPLETION-CANDIDATES};"
                    + " ${DEFAULT-VALUE} unless given, as the library has none there.")
    private ForeignKeys foreignKeys = USUAL.foreignKeys();

    public LedgerCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws Exception {
        new LedgerBenchmark(out, plan()).run();
        return 0;
    }

    private LedgerPlan plan() {
        return new LedgerPlan(
                Kind.ofLetters(forms),
                ways,
                Duration.ofMillis(Math.round(seconds * MILLIS)),
                rounds,
                clients,
                accounts,
                USUAL.countedActs(),
                foreignKeys);
    }
}

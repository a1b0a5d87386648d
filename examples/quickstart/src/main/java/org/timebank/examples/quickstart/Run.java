package org.timebank.examples.quickstart;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import org.timebank.report.ActivityReport;
import org.timebank.spi.TimebankStore;

/** One run of the program over a log that can be used: reads it into a store, tells what came of it, writes the results. */
final class Run {

    private static final double NANOS_OF_A_SECOND = 1e9;

    private final PrintStream out;
    private final CheckedLog log;
    private final String database;

    /**
     * A run.
     *
     * @param out where it tells
     * @param database how the store is called there
     */
    Run(PrintStream out, CheckedLog log, String database) {
        this.out = out;
        this.log = log;
        this.database = database;
    }

    /** Does it. */
    void into(TimebankStore store, Optional<ResultFiles> results) throws IOException {
        long began = System.nanoTime();
        LogImport reading = new LogImport(log, store);
        Report report = new Report(out);
        report.begin(log, database, reading.isContinued());
        Verdicts verdicts =
                new Verdicts(results.map(files -> Verdicts.to(files.verdicts())).orElse((entry, verdict) -> {}));
        reading.run(verdicts, new Progress(out, log.rows(), Terminal.isPresent(), System::nanoTime));
        double seconds = (System.nanoTime() - began) / NANOS_OF_A_SECOND;
        ActivityReport held = reading.bank().reports().activity();
        if (results.isPresent()) {
            results.get().complete(Balances.of(reading.bank()), Summary.of(verdicts, held));
        }
        report.lines(verdicts);
        report.timebank(held, reading.bank().reports(), log, new MonthChart(Terminal.showsUnicode()));
        report.end(
                verdicts.rows(),
                seconds,
                database,
                results.map(files -> "The results are in " + files + ".")
                        .orElse("Give --out DIR to have balances.csv, verdicts.csv and summary.json written there."));
    }
}

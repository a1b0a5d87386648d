package org.timebank.benchmarks.growth;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import org.timebank.benchmarks.load.Figures;
import org.timebank.benchmarks.load.Machine;
import org.timebank.benchmarks.postgres.DurablePostgres;

/**
 * What the same calls take in a small and in a large ledger, on PostgreSQL. It says what it does as it goes, and ends with
 * how much longer they take in the large one, if the books are right.
 */
public final class GrowthBenchmark {

    private static final double MICROS = 1e6;

    private final PrintStream out;
    private final GrowthPlan plan;
    private final Contest transfer = new Contest("a transfer, by the number of clients", "µs");
    private final Contest statement = new Contest("any page of 50 lines of a statement", "µs");
    private final Contest newest = new Contest("the newest page of 50 lines", "µs");
    private final Contest pastDay = new Contest("the balance of a past day", "µs");
    private final Contest pastMoment = new Contest("the balance as known at a past moment", "µs");
    private final Contest verify = new Contest("verifying, by the number of entries", "µs");

    public GrowthBenchmark(PrintStream out, GrowthPlan plan) {
        this.out = out;
        this.plan = plan;
    }

    /** Runs it. */
    public void run() throws IOException, SQLException, InterruptedException {
        try (DurablePostgres server = DurablePostgres.start()) {
            out.println(Machine.description());
            out.println(server.description());
            FilledLedger large = FilledLedger.fill(server, "large", plan.large(), plan.accounts(), out);
            Transfers inLarge = new Transfers(large);
            double microsToVerify = 0;
            for (int round = 1; round <= plan.rounds(); round++) {
                out.println("round " + round);
                // The small ledger grows while it is measured: each round has a new one.
                FilledLedger small = FilledLedger.fill(server, "small_" + round, plan.small(), plan.accounts(), out);
                read(small, large);
                Transfers inSmall = new Transfers(small);
                transfer(inSmall, inLarge, round);
                microsToVerify = inSmall.verify();
                server.drop(small.home());
            }
            out.println("verifying the large ledger");
            verify.add(new Duel(microsToVerify, inLarge.verify()));
            print();
        }
    }

    /** Now in one ledger first, now in the other: what comes second finds the server busy with what was before. */
    private void transfer(Transfers inSmall, Transfers inLarge, int round) throws SQLException, InterruptedException {
        boolean smallFirst = round % 2 == 1;
        double first = (smallFirst ? inSmall : inLarge).run(plan.clients(), plan.round());
        double second = (smallFirst ? inLarge : inSmall).run(plan.clients(), plan.round());
        transfer.add(smallFirst ? new Duel(first, second) : new Duel(second, first));
    }

    private void read(FilledLedger small, FilledLedger large) {
        try (Reader ofSmall = new Reader(small);
                Reader ofLarge = new Reader(large)) {
            statement.add(Duel.of(ofSmall, ofLarge, Reader::statement, plan.round()));
            newest.add(Duel.of(ofSmall, ofLarge, Reader::newest, plan.round()));
            pastDay.add(Duel.of(ofSmall, ofLarge, Reader::pastDay, plan.round()));
            pastMoment.add(Duel.of(ofSmall, ofLarge, Reader::pastMoment, plan.round()));
        }
    }

    private void print() {
        out.printf("%n%-42s%,14d%,14d  entries%n", "", plan.small(), plan.large());
        List.of(transfer, statement, newest, pastDay, pastMoment, verify).forEach(contest -> contest.print(out));
        out.println();
        new Figures()
                .put("verified_small_entries_per_second", MICROS / verify.small())
                .put("verified_large_entries_per_second", MICROS / verify.large())
                .put("verify_growth", verify.growth())
                .put("newest_page_growth", newest.growth())
                .put("past_day_growth", pastDay.growth())
                .put("past_moment_growth", pastMoment.growth())
                .put("transfer_growth", transfer.growth())
                .put("statement_growth", statement.growth())
                .put("past_balance_growth", Math.max(pastDay.growth(), pastMoment.growth()))
                .print(out);
    }
}

package org.timebank.examples.quickstart;

import java.io.PrintStream;
import java.util.Locale;
import org.timebank.member.MemberKind;
import org.timebank.report.ActivityReport;
import org.timebank.report.MemberBalance;
import org.timebank.report.Reports;
import org.timebank.report.Tally;

/** Tells what is read, and what came of it. */
final class Report {

    private static final int BUSIEST = 5;
    private static final double MINUTES_OF_AN_HOUR = 60.0;

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    /** What is about to be read. */
    void begin(CheckedLog log, String database, boolean continued) {
        long people = log.community().members().stream()
                .filter(member -> member.kind() == MemberKind.PERSON)
                .count();
        line("Timebank quickstart");
        line("");
        line("  log        %s", log.folder().name());
        line(
                "             %,d people, %,d organisations, %,d categories, %,d lines",
                people,
                log.community().members().size() - people,
                log.community().categories().size(),
                log.rows());
        line("  read as of %s", log.asOf());
        line("  database   %s", database);
        if (continued) {
            line("             It holds this timebank already: what it answered before is not done again.");
        }
        line("");
    }

    /** What became of the lines of this run. */
    void lines(Verdicts run) {
        line("");
        line("Lines of this run");
        line("  %-42s %,8d", "posted", run.posted());
        line("  %-42s %,8d", "not posted", run.rows() - run.posted());
        run.notPosted().forEach((code, count) -> line("    %-40s %,8d  %s", code, count, Reasons.of(code)));
    }

    /** What the timebank holds. */
    void timebank(ActivityReport held, Reports reports, CheckedLog log, MonthChart chart) {
        line("");
        line("The timebank now");
        heading("By kind of exchange");
        held.byKind().forEach((kind, tally) -> tally(kind.code(), tally));
        heading("By category");
        held.byCategory().forEach((code, tally) -> tally(label(code, log), tally));
        line("");
        tally("Recorded without prior approval", held.withoutPriorApproval());
        line("");
        line("  %-42s %,8d", "Active members", held.activePersons() + held.activeOrganisations());
        line("    %-40s %,8d", "people", held.activePersons());
        line("    %-40s %,8d", "organisations", held.activeOrganisations());
        line("");
        line("%-44s %8s %12s", "Busiest accounts", "entries", "balance");
        for (MemberBalance each : reports.busiest(BUSIEST)) {
            tally(Balances.name(each.member()), new Tally(each.entries(), each.balance()));
        }
        line("");
        line("  %-42s %8s %,12.2f", "Sum of all balances", "", held.sumOfBalances() / MINUTES_OF_AN_HOUR);
        line("");
        line("Hours by month");
        chart.of(held.byMonth()).forEach(month -> line("%s", month));
    }

    /** How long it took, and where everything is. */
    void end(long rows, double seconds, String database, String results) {
        line("");
        line(
                "%,d lines in %.1f s, %,.0f lines a second. The JVM might have used %,d MB of heap.",
                rows,
                seconds,
                rows / Math.max(seconds, 0.001),
                Runtime.getRuntime().maxMemory() >> 20);
        line("The timebank is in %s.", database);
        line("%s", results);
    }

    private void heading(String text) {
        line("");
        line("%-44s %8s %12s", text, "entries", "hours");
    }

    private void tally(String name, Tally tally) {
        line("  %-42s %,8d %,12.2f", name, tally.legs(), tally.minutes() / MINUTES_OF_AN_HOUR);
    }

    private static String label(String code, CheckedLog log) {
        return log.community().categories().stream()
                .filter(category -> category.code().equals(code))
                .map(category -> category.label())
                .findFirst()
                .orElse(code);
    }

    private void line(String form, Object... values) {
        out.printf(Locale.ROOT, form, values);
        out.println();
    }
}

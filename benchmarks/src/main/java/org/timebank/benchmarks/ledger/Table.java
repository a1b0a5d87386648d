package org.timebank.benchmarks.ledger;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** Prints what was done in a second: a line for each form, a column for each way. */
final class Table {

    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
    }

    void print(Map<Kind, Site> sites, Courses courses, int clients) {
        out.printf("%nA second, %d clients, medians of all rounds:%n%-32s", clients, "");
        for (Way way : Way.values()) {
            out.printf("%20s", way.title());
        }
        out.println();
        sites.forEach((kind, site) -> {
            out.printf("%-32s", site.name());
            for (Way way : Way.values()) {
                out.printf("%20s", courses.find(kind, way).map(Table::median).orElse("-"));
            }
            out.println();
        });
        out.println();
    }

    private static String median(Course course) {
        return String.format(Locale.ROOT, "%,.0f", course.median());
    }
}

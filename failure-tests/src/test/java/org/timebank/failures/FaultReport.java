package org.timebank.failures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.timebank.failures.load.Figures;

/** Collects the figures of all tests of the module, and prints them as a table when the last test has ended. */
final class FaultReport implements BeforeAllCallback {

    private static final List<String> LINES = Collections.synchronizedList(new ArrayList<>());

    /** Adds a line, and prints it. */
    static void add(String name, int faults, Figures figures) {
        System.out.printf("%s: %d faults; %s%n", name, faults, figures);
        LINES.add(String.format(
                Locale.ROOT,
                "| %-40s | %6d | %,8d | %,8d | %,8d | %,10d | %,9d | %,8d |",
                name,
                faults,
                figures.done(),
                figures.refused(),
                figures.settled(),
                figures.exceptions(),
                figures.told(),
                figures.toldAgain()));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(
                        FaultReport.class, key -> (AutoCloseable) FaultReport::print, AutoCloseable.class);
    }

    private static void print() {
        System.out.println("| fault                                    | faults |     done |  refused |  settled |"
                + " exceptions |    events |    again |");
        LINES.forEach(System.out::println);
    }
}

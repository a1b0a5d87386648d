package org.timebank.benchmarks.load;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a benchmark ends with: figures by name, one {@code name=value} a line, for people and programs to read. */
public final class Figures {

    private static final double LARGE = 1_000;

    private final Map<String, String> byName = new LinkedHashMap<>();

    /** Adds a figure. */
    public Figures put(String name, double value) {
        byName.put(name, String.format(Locale.ROOT, value < LARGE ? "%.3f" : "%.0f", value));
        return this;
    }

    /** Prints them in the order in which they were added. */
    public void print(PrintStream out) {
        byName.forEach((name, value) -> out.println(name + "=" + value));
    }
}

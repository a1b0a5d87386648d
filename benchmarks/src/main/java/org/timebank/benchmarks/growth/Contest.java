package org.timebank.benchmarks.growth;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.timebank.benchmarks.load.Medians;

/** What one kind of call takes in a small and in a large ledger, round by round. */
final class Contest {

    private final String name;
    private final String unit;
    private final List<Duel> duels = new ArrayList<>();

    Contest(String name, String unit) {
        this.name = name;
        this.unit = unit;
    }

    void add(Duel duel) {
        duels.add(duel);
    }

    /** The median of how much longer it takes in the large one. */
    double growth() {
        return Medians.of(duels.stream().map(Duel::growth).toList());
    }

    /** The median of what it takes in the small one. */
    double small() {
        return Medians.of(duels.stream().map(Duel::small).toList());
    }

    /** The median of what it takes in the large one. */
    double large() {
        return Medians.of(duels.stream().map(Duel::large).toList());
    }

    void print(PrintStream out) {
        out.printf(Locale.ROOT, "%-42s%14.1f%14.1f  %s%n", name, small(), large(), unit);
    }
}

package org.timebank.benchmarks.load;

import java.util.Collection;
import java.util.List;

/** The middle of several figures. */
public final class Medians {

    private Medians() {}

    /** The middle one; of an even number, the mean of the two in the middle. */
    public static double of(Collection<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("Nothing has no middle");
        }
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}

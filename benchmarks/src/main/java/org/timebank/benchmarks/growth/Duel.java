package org.timebank.benchmarks.growth;

import java.util.ArrayList;
import java.util.List;
import org.timebank.benchmarks.load.Medians;
import org.timebank.benchmarks.load.Pace;

/**
 * The same call in both ledgers, in turns, so that whatever else the machine does slows both down.
 *
 * @param small in the small ledger: what it takes at the median
 * @param large the same in the large one
 */
record Duel(double small, double large) {

    /** Times one call after the other, in microseconds. */
    static Duel of(Reader small, Reader large, Reader.Call call, Pace pace) {
        run(small, large, call, pace.leadIn().toNanos());
        return run(small, large, call, pace.measured().toNanos());
    }

    private static Duel run(Reader small, Reader large, Reader.Call call, long nanos) {
        List<Double> inSmall = new ArrayList<>();
        List<Double> inLarge = new ArrayList<>();
        long from = System.nanoTime();
        do {
            inSmall.add(micros(small, call));
            inLarge.add(micros(large, call));
        } while (System.nanoTime() - from < nanos);
        return new Duel(Medians.of(inSmall), Medians.of(inLarge));
    }

    private static double micros(Reader reader, Reader.Call call) {
        long from = System.nanoTime();
        call.on(reader);
        return (System.nanoTime() - from) / 1e3;
    }

    /** How much longer it takes in the large one. */
    double growth() {
        return large / small;
    }
}

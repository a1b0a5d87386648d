package org.timebank.benchmarks.load;

/**
 * What clients got done.
 *
 * @param counted how much in the time that was measured
 * @param nanos how long that was
 * @param all how much altogether, with the lead-in and what was finished afterwards
 */
public record Sample(long counted, long nanos, long all) {

    private static final double NANOS = 1e9;

    /** How much in a second. */
    public double perSecond() {
        return counted * NANOS / nanos;
    }
}

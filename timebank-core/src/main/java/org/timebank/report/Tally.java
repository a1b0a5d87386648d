package org.timebank.report;

/**
 * How often, and how much time. Immutable.
 *
 * @param legs how many legs of settled exchanges
 * @param minutes the credited time of all of them
 */
public record Tally(long legs, long minutes) {

    /** No legs. */
    public static final Tally NONE = new Tally(0, 0);

    /** Both together. */
    public Tally plus(Tally other) {
        return new Tally(Math.addExact(legs, other.legs), Math.addExact(minutes, other.minutes));
    }
}

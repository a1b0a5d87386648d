package org.timebank.failures.load;

import java.time.Duration;
import java.util.Locale;

/**
 * What clients did and heard. Immutable.
 *
 * @param done how many commands are there
 * @param refused how many were refused
 * @param settled of how many of these it was not known, until they were sent again at the end
 * @param sent how often a command was sent, however often the same
 * @param exceptions how often an exception came instead of an answer
 * @param told how many events were told
 * @param toldAgain how many of these had been told before
 * @param worked how long clients were at work
 */
public record Figures(
        long done, long refused, long settled, long sent, long exceptions, long told, long toldAgain, Duration worked) {

    /** Nothing yet. */
    public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, Duration.ZERO);

    /** Both together. */
    public Figures plus(Figures other) {
        return new Figures(
                done + other.done,
                refused + other.refused,
                settled + other.settled,
                sent + other.sent,
                exceptions + other.exceptions,
                told + other.told,
                toldAgain + other.toldAgain,
                worked.plus(other.worked));
    }

    /** As a line for people. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d commands done, %,d refused, %,d of them unknown until sent again at the end; sent %,d times, %,d"
                        + " exceptions; %,d events told, %,d of them again; %,d sent a second",
                done,
                refused,
                settled,
                sent,
                exceptions,
                told,
                toldAgain,
                sent * 1_000 / Math.max(1, worked.toMillis()));
    }
}

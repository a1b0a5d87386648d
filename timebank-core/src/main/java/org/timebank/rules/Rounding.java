package org.timebank.rules;

/**
 * How time is rounded into credits: a named rule, applied once, while the raw time stays on record. Immutable.
 *
 * <p>In practice communities round up to the quarter hour (52 minutes become an hour), or to quarter or half hours.
 *
 * @param direction which way
 * @param stepMinutes to multiples of how many minutes, 1 to 60; a divisor of 60
 */
public record Rounding(Direction direction, int stepMinutes) {

    /** Which way time is rounded. */
    public enum Direction {
        /** To the next multiple that is not shorter. */
        UP,
        /** To the nearest multiple, upwards from the middle. */
        NEAREST
    }

    public Rounding {
        if (stepMinutes < 1 || 60 % stepMinutes != 0) {
            throw new IllegalArgumentException(
                    "Time is rounded to a number of minutes that divides the hour, such as 15; not to " + stepMinutes);
        }
    }

    /** Whole minutes, as they are. */
    public static Rounding none() {
        return new Rounding(Direction.UP, 1);
    }

    public static Rounding upTo(int stepMinutes) {
        return new Rounding(Direction.UP, stepMinutes);
    }

    public static Rounding nearest(int stepMinutes) {
        return new Rounding(Direction.NEAREST, stepMinutes);
    }

    /**
     * The rounded time.
     *
     * @param minutes not negative
     * @return minutes
     * @throws ArithmeticException if the result is too large for a {@code long}
     */
    public long round(long minutes) {
        if (minutes < 0) {
            throw new IllegalArgumentException("Time is not negative: " + minutes + " minutes");
        }
        long below = minutes - minutes % stepMinutes;
        long over = minutes - below;
        boolean up = switch (direction) {
            case UP -> over > 0;
            case NEAREST -> 2 * over >= stepMinutes;
        };
        return up ? Math.addExact(below, stepMinutes) : below;
    }
}

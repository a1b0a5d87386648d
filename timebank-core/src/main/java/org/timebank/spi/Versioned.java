package org.timebank.spi;

/**
 * A thing as it was at some moment. Immutable.
 *
 * @param value the thing
 * @param version how often it has been written, counted from 1
 */
public record Versioned<T>(T value, int version) {

    public Versioned {
        if (version < 1) {
            throw new IllegalArgumentException("Versions are counted from 1, not " + version);
        }
    }
}

package org.timebank.spi;

/**
 * One thing that is new or is to be replaced. Immutable.
 *
 * @param key the thing, by the library's own id
 * @param expectedVersion the version that the decision saw; 0 when there was no such thing
 * @param value as it is to be
 */
public record Change<T>(Key<T> key, int expectedVersion, T value) {

    public Change {
        if (expectedVersion < 0) {
            throw new IllegalArgumentException("A version is not negative: " + expectedVersion);
        }
    }

    /** The thing as it is afterwards. */
    public Versioned<T> after() {
        return new Versioned<>(value, expectedVersion + 1);
    }
}

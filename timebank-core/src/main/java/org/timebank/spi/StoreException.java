package org.timebank.spi;

/**
 * The storage failed. Whether the change was stored is not known; the same command under the same key settles it. So it is when
 * something is read that cannot be read as anything, as it was altered behind the store's back: the message says where it is.
 *
 * <p>Some failures pass by themselves: a connection was lost, a server was stopped and starts again. Of these {@link
 * #isPassing} says so, and the library tries again for a while before it lets its caller know.
 */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean passing;

    /** Something that is stored cannot be read as anything: trying again does not help. */
    public StoreException(String message) {
        super(message);
        this.passing = false;
    }

    /** A failure that trying again does not help. */
    public StoreException(String message, Throwable cause) {
        this(message, cause, false);
    }

    /**
     * A failure.
     *
     * @param passing whether it may have passed when it is tried again
     */
    public StoreException(String message, Throwable cause, boolean passing) {
        super(message, cause);
        this.passing = passing;
    }

    /** Whether it may have passed when it is tried again. */
    public boolean isPassing() {
        return passing;
    }
}

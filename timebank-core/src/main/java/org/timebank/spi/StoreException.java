package org.timebank.spi;

/** The storage failed. Whether the change was stored is not known; the same command under the same key settles it. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}

package org.timebank.internal.pipeline;

/**
 * Two of the facts cannot be of one moment, as things are loaded one after the other: others changed them in between. It is
 * decided again from what is loaded then, as if the store had said that they were stale.
 */
public final class FactsOfDifferentMoments extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FactsOfDifferentMoments(String message) {
        super(message);
    }
}

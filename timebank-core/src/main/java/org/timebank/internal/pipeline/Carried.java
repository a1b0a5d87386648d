package org.timebank.internal.pipeline;

import org.timebank.spi.ChangeSet;

/**
 * What is answered once the changes have been applied.
 *
 * @param <T> the answer: an outcome, or one for each command of a batch
 */
interface Carried<T> {

    /** What is answered. */
    T outcome();

    /** What is to be applied. */
    ChangeSet changes();
}

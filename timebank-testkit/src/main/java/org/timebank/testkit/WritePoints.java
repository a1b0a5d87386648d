package org.timebank.testkit;

/**
 * Told by a store under test of each point at which it writes, so that the kit can let any one of them fail. A store of
 * databases has them from {@link WritePointsDataSource}; another calls this itself.
 */
public interface WritePoints {

    /**
     * Something is about to be written, or to be committed, or was just committed. Called immediately before each write, and
     * once more after what makes the writes last, as the medium may fail there as well.
     *
     * @throws WriteFault if the write is to fail: then nothing of it is written, and the store goes on as it does when its
     *     medium fails
     */
    void reached();
}

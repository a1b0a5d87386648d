package org.timebank.benchmarks.load;

import java.sql.SQLException;

/** Does the same over and over. Used by one thread at a time. */
public interface Client extends AutoCloseable {

    /** Does it once, and answers how many were done thereby: more than one where they are done in batches. */
    int act() throws SQLException;

    @Override
    default void close() throws SQLException {}
}

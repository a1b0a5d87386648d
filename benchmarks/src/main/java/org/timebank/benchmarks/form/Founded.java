package org.timebank.benchmarks.form;

import java.sql.SQLException;
import org.timebank.benchmarks.load.Crew;
import org.timebank.benchmarks.load.Pairing;
import org.timebank.benchmarks.postgres.Address;

/** Accounts between which credits can move. */
public interface Founded {

    /** Clients that move credits, by that way to the database. */
    Crew crew(Address way, Pairing pairing, int clients) throws SQLException;

    /**
     * Looks whether the books are right.
     *
     * @param moves how often credits were moved by anybody, as far as clients were told
     * @return what was found, in a few words
     * @throws IllegalStateException if they are not
     */
    String check(Address home, long moves) throws SQLException;
}

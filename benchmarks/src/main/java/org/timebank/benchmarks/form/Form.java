package org.timebank.benchmarks.form;

import java.sql.SQLException;
import org.timebank.benchmarks.postgres.Address;

/** A form in which credits move from one account to another. */
public interface Form {

    /** What it is called in tables of figures. */
    String name();

    /** The name of a database for it. */
    String database();

    /** Creates tables and accounts in an empty database. */
    Founded found(Address home, int accounts) throws SQLException;
}

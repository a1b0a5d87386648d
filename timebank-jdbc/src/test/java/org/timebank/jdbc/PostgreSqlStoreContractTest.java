package org.timebank.jdbc;

import org.timebank.spi.TimebankStore;
import org.timebank.testkit.StoreContract;

/** PostgreSQL keeps the whole contract. */
class PostgreSqlStoreContractTest extends StoreContract {

    private static final int TRIES = 20;

    @Override
    protected TimebankStore emptyStore() {
        return Engine.POSTGRESQL.store();
    }

    @Override
    protected int tries() {
        return Integer.getInteger("timebank.tries", TRIES);
    }
}

package org.timebank.jdbc;

import org.timebank.spi.TimebankStore;
import org.timebank.testkit.StoreContract;

/** MariaDB keeps the whole contract. */
class MariaDbStoreContractTest extends StoreContract {

    private static final int TRIES = 20;

    @Override
    protected TimebankStore emptyStore() {
        return Engine.MARIADB.store();
    }

    @Override
    protected int tries() {
        return Integer.getInteger("timebank.tries", TRIES);
    }
}

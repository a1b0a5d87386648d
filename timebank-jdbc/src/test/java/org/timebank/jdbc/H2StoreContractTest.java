package org.timebank.jdbc;

import org.timebank.spi.TimebankStore;
import org.timebank.testkit.StoreContract;

/** H2 keeps the whole contract. */
class H2StoreContractTest extends StoreContract {

    private static final int TRIES = 20;

    @Override
    protected TimebankStore emptyStore() {
        return Engine.H2.store();
    }

    @Override
    protected int tries() {
        return Integer.getInteger("timebank.tries", TRIES);
    }
}

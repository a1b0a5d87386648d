package org.timebank.jdbc;

import org.timebank.spi.TimebankStore;
import org.timebank.testkit.StoreContract;
import org.timebank.testkit.WritePoints;
import org.timebank.testkit.WritePointsDataSource;

/** H2 keeps the whole contract. */
class H2StoreContractTest extends StoreContract {

    @Override
    protected TimebankStore emptyStore() {
        return Engine.H2.store();
    }

    @Override
    protected TimebankStore emptyStore(WritePoints points) {
        return JdbcTimebankStore.of(new WritePointsDataSource(Engine.H2.shared(), points));
    }
}

package org.timebank.jdbc;

import org.timebank.spi.TimebankStore;
import org.timebank.testkit.StoreContract;
import org.timebank.testkit.WritePoints;
import org.timebank.testkit.WritePointsDataSource;

/** MariaDB keeps the whole contract. */
class MariaDbStoreContractTest extends StoreContract {

    @Override
    protected TimebankStore emptyStore() {
        return Engine.MARIADB.store();
    }

    @Override
    protected TimebankStore emptyStore(WritePoints points) {
        return JdbcTimebankStore.of(new WritePointsDataSource(Engine.MARIADB.shared(), points));
    }
}

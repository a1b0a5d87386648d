package org.timebank.jdbc;

import org.timebank.spi.TimebankStore;
import org.timebank.testkit.StoreContract;
import org.timebank.testkit.WritePoints;
import org.timebank.testkit.WritePointsDataSource;

/** PostgreSQL keeps the whole contract. */
class PostgreSqlStoreContractTest extends StoreContract {

    @Override
    protected TimebankStore emptyStore() {
        return Engine.POSTGRESQL.store();
    }

    @Override
    protected TimebankStore emptyStore(WritePoints points) {
        return JdbcTimebankStore.of(new WritePointsDataSource(Engine.POSTGRESQL.shared(), points));
    }
}

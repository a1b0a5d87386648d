package org.timebank.testkit;

import org.timebank.inmemory.InMemoryStore;
import org.timebank.spi.TimebankStore;

/** The store in memory runs the whole kit. */
class InMemoryStoreContractTest extends StoreContract {

    @Override
    protected TimebankStore emptyStore() {
        return new InMemoryStore();
    }

    @Override
    protected TimebankStore emptyStore(WritePoints points) {
        return new InMemoryStore();
    }

    @Override
    public boolean writesInOneStep() {
        return true;
    }
}

package org.timebank.testkit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.timebank.command.TimebankId;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.StoreException;
import org.timebank.spi.TimebankSelection;
import org.timebank.spi.TimebankStore;

/** A store as one instance sees it, that may be cut off from it: for all others, the instance is dead then. */
final class Cut implements TimebankStore {

    private final TimebankStore store;
    private volatile boolean isOff;

    Cut(TimebankStore store) {
        this.store = store;
    }

    void off() {
        isOff = true;
    }

    private TimebankStore store() {
        if (isOff) {
            throw new StoreException("Cut off", new IOException());
        }
        return store;
    }

    @Override
    public Facts load(TimebankId timebank, Needs needs) {
        return store().load(timebank, needs);
    }

    @Override
    public Applied apply(TimebankId timebank, ChangeSet changes) {
        return store().apply(timebank, changes);
    }

    @Override
    public <R> R ask(TimebankId timebank, Query<R> query) {
        return store().ask(timebank, query);
    }

    @Override
    public List<TimebankId> timebanks(TimebankSelection selection, Optional<TimebankId> after, int limit) {
        return store().timebanks(selection, after, limit);
    }
}

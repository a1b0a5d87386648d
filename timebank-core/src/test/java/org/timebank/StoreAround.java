package org.timebank;

import java.util.List;
import java.util.Optional;
import org.timebank.command.TimebankId;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankSelection;
import org.timebank.spi.TimebankStore;

/** A store around another, for tests that come in between. */
public class StoreAround implements TimebankStore {

    private final TimebankStore inside;

    public StoreAround(TimebankStore inside) {
        this.inside = inside;
    }

    @Override
    public Facts load(TimebankId timebank, Needs needs) {
        return inside.load(timebank, needs);
    }

    @Override
    public Applied apply(TimebankId timebank, ChangeSet changes) {
        return inside.apply(timebank, changes);
    }

    @Override
    public <R> R ask(TimebankId timebank, Query<R> query) {
        return inside.ask(timebank, query);
    }

    @Override
    public List<TimebankId> timebanks(TimebankSelection selection, Optional<TimebankId> after, int limit) {
        return inside.timebanks(selection, after, limit);
    }
}

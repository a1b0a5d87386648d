package org.timebank.failures.load;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.timebank.command.TimebankId;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.StoreException;
import org.timebank.spi.TimebankSelection;
import org.timebank.spi.TimebankStore;

/** A store around another that does something else with every so many of the change sets that move credits. */
final class FailingStore implements TimebankStore {

    /** What it does instead of applying. */
    @FunctionalInterface
    interface Fault {
        Applied apply(TimebankStore inside, TimebankId timebank, ChangeSet changes);
    }

    private static final int ONE_IN = 7;

    private final TimebankStore inside;
    private final Fault fault;
    private final AtomicInteger count = new AtomicInteger();

    FailingStore(TimebankStore inside, Fault fault) {
        this.inside = inside;
        this.fault = fault;
    }

    static StoreException failure(boolean passing) {
        return new StoreException("The store failed on purpose", new IllegalStateException(), passing);
    }

    @Override
    public Applied apply(TimebankId timebank, ChangeSet changes) {
        boolean fails = !changes.transactions().isEmpty() && count.incrementAndGet() % ONE_IN == 0;
        return fails ? fault.apply(inside, timebank, changes) : inside.apply(timebank, changes);
    }

    @Override
    public Facts load(TimebankId timebank, Needs needs) {
        return inside.load(timebank, needs);
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

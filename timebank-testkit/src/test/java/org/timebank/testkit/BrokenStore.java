package org.timebank.testkit;

import org.timebank.command.TimebankId;
import org.timebank.inmemory.InMemoryStore;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankStore;

/** Keeps every promise but the one that a subclass breaks. */
abstract class BrokenStore implements TimebankStore {

    final InMemoryStore whole = new InMemoryStore();

    @Override
    public Facts load(TimebankId timebank, Needs needs) {
        return whole.load(timebank, needs);
    }

    @Override
    public Applied apply(TimebankId timebank, ChangeSet changes) {
        return whole.apply(timebank, changes);
    }

    @Override
    @SuppressWarnings("unchecked") // a question is answered with its own type, right or wrong
    public <R> R ask(TimebankId timebank, Query<R> query) {
        return (R) answer(timebank, query, whole.ask(timebank, query));
    }

    /** What is answered instead. */
    Object answer(TimebankId timebank, Query<?> query, Object answer) {
        return answer;
    }
}

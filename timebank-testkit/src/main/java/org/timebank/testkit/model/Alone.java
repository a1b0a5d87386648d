package org.timebank.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.timebank.command.TimebankId;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.Recalled;
import org.timebank.spi.TimebankSelection;
import org.timebank.spi.TimebankStore;

/** A store on which nobody else works meanwhile: nothing is ever stale there that was decided from what was loaded. */
record Alone(TimebankStore store) implements TimebankStore {

    @Override
    public Facts load(TimebankId timebank, Needs needs) {
        return store.load(timebank, needs);
    }

    @Override
    public Applied apply(TimebankId timebank, ChangeSet changes) {
        Applied applied = store.apply(timebank, changes);
        assertThat(applied)
                .as("what came of a change set while nothing else was changed: %s", changes)
                .isEqualTo(Applied.APPLIED);
        return applied;
    }

    @Override
    public Optional<Recalled> recall(TimebankId timebank, Needs needs) {
        return store.recall(timebank, needs);
    }

    @Override
    public <R> R ask(TimebankId timebank, Query<R> query) {
        return store.ask(timebank, query);
    }

    @Override
    public List<TimebankId> timebanks(TimebankSelection selection, Optional<TimebankId> after, int limit) {
        return store.timebanks(selection, after, limit);
    }
}

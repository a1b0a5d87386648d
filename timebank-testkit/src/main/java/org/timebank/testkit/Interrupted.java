package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.TimebankStore;
import org.timebank.testkit.given.Things;
import org.timebank.testkit.model.Snapshot;

/** Applies a change set again and again, while one write point after the other fails, until it gets through. */
final class Interrupted {

    /** More write points than any store has for a change set of the tests. */
    private static final int MOST_POINTS = 20_000;

    private final PlannedFaults faults = new PlannedFaults();
    private final TimebankStore store;
    private final Counts counts;
    private final Consumer<TestTimebank> before;
    private final Function<TestTimebank, ChangeSet> changes;

    private Interrupted(
            StoreUnderTest tested, Consumer<TestTimebank> before, Function<TestTimebank, ChangeSet> changes) {
        this.store = tested.store(faults);
        this.counts = Counts.of(tested.getClass());
        this.before = before;
        this.changes = changes;
    }

    /** Interrupts a change set in a timebank with the cast in it, and with what is put there before. */
    static void at(StoreUnderTest tested, Consumer<TestTimebank> before, Function<TestTimebank, ChangeSet> changes) {
        Consumer<TestTimebank> all = TestTimebank::found;
        new Interrupted(tested, all.andThen(before), changes).interrupt();
    }

    /** Interrupts the change set that founds a timebank. */
    static void founding(StoreUnderTest tested) {
        new Interrupted(tested, bank -> {}, bank -> Things.founding()).interrupt();
    }

    private void interrupt() {
        // One point fails, as when a statement is cut short; and all from one on, as when the medium is gone.
        interrupt(faults::at);
        interrupt(faults::from);
    }

    private void interrupt(IntConsumer plan) {
        TestTimebank bank = bank();
        ChangeSet interrupted = changes.apply(bank);
        Snapshot nothing = bank.snapshot(interrupted);
        for (int point = 1; point <= MOST_POINTS; point++) {
            plan.accept(point);
            Optional<Applied> answered = bank.applyOrFail(interrupted);
            faults.none();
            if (!faults.hit()) {
                assertThat(answered).as("what came of it when nothing failed").contains(Applied.APPLIED);
                bank.kept(interrupted);
                return;
            }
            counts.fault();
            if (isStored(bank, interrupted, nothing, answered)) {
                bank = bank();
                interrupted = changes.apply(bank);
                nothing = bank.snapshot(interrupted);
            }
        }
        throw new AssertionError("More than " + MOST_POINTS + " write points");
    }

    /** Whether it was stored, of which nobody can be sure that it was told; a part of it must not be. */
    private boolean isStored(TestTimebank bank, ChangeSet interrupted, Snapshot nothing, Optional<Applied> answered) {
        boolean stored = !bank.snapshot(interrupted).equals(nothing);
        if (stored) {
            assertThat(answered).as("what is stale leaves nothing").isNotEqualTo(Optional.of(Applied.STALE));
            bank.kept(interrupted);
        } else {
            assertThat(answered).as("what is applied is kept").isNotEqualTo(Optional.of(Applied.APPLIED));
        }
        bank.isInOrder();
        return stored;
    }

    private TestTimebank bank() {
        TestTimebank bank = TestTimebank.notYetFounded(store);
        before.accept(bank);
        return bank;
    }
}

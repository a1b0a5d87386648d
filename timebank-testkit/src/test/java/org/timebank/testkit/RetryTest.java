package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timebank.Timebank;
import org.timebank.TimebankEngine;
import org.timebank.access.Actor;
import org.timebank.command.ConflictException;
import org.timebank.command.Outcome;
import org.timebank.command.TimebankId;
import org.timebank.offer.DefineCategory;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.TimebankStore;
import org.timebank.testkit.model.Snapshot;

/** What the engine does when others change the same things at the same time. */
class RetryTest {

    private static final DefineCategory COMMAND = DefineCategory.of("a key", "repairs", "Repairs", false);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10})
    void aCommandThatWasDecidedFromWhatHasMovedIsDecidedAgain(int times) {
        StaleAtFirst store = new StaleAtFirst();
        TestTimebank bank = TestTimebank.in(store);
        store.stale.set(times);

        Outcome<String> outcome = administrator(bank).offers().define(COMMAND);

        assertThat(outcome.orElseThrow()).isEqualTo("repairs");
        assertThat(outcome.replayed()).isFalse();
        assertThat(administrator(bank).offers().category("repairs")).isPresent();
    }

    @Test
    void aCommandForWhichOthersLeaveNoRoomEndsInAConflictAndChangesNothing() {
        StaleAtFirst store = new StaleAtFirst();
        TestTimebank bank = TestTimebank.in(store);
        Snapshot before = bank.snapshot(TestTimebank.footprint());
        store.stale.set(Integer.MAX_VALUE);

        assertThatThrownBy(() -> administrator(bank).offers().define(COMMAND)).isInstanceOf(ConflictException.class);

        assertThat(bank.snapshot(TestTimebank.footprint())).isEqualTo(before);
    }

    @Test
    void aCommandThatAnotherHasGivenMeanwhileIsAnsweredTheSame() {
        OvertakenOnce store = new OvertakenOnce();
        TestTimebank bank = TestTimebank.in(store);
        store.overtaken = false;

        Outcome<String> outcome = administrator(bank).offers().define(COMMAND);

        assertThat(outcome).isEqualTo(new Outcome.Done<>("repairs", List.of(), true));
    }

    private static Timebank administrator(TestTimebank bank) {
        return TimebankEngine.builder(bank.store()).build().timebank(bank.id()).actingAs(Actor.administrator("a user"));
    }

    /** Answers that change sets are stale, for some times. */
    private static final class StaleAtFirst extends BrokenStore {
        private final AtomicInteger stale = new AtomicInteger();

        @Override
        public Applied apply(TimebankId timebank, ChangeSet changes) {
            return stale.getAndUpdate(n -> Math.max(0, n - 1)) > 0 ? Applied.STALE : whole.apply(timebank, changes);
        }
    }

    /** Lets somebody else give the same command just before it is applied. */
    private static final class OvertakenOnce extends BrokenStore {
        private boolean overtaken = true;

        @Override
        public Applied apply(TimebankId timebank, ChangeSet changes) {
            if (!overtaken) {
                overtaken = true;
                TimebankStore direct = whole;
                administrator(new TestTimebank(direct, timebank)).offers().define(COMMAND);
            }
            return whole.apply(timebank, changes);
        }
    }
}

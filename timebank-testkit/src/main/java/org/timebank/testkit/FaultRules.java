package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timebank.credit.Hold;
import org.timebank.credit.LedgerTransaction;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.member.Membership;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.DeliveryThings;
import org.timebank.testkit.given.Everything;
import org.timebank.testkit.given.HoldThings;
import org.timebank.testkit.given.LedgerThings;
import org.timebank.testkit.given.Things;
import org.timebank.testkit.given.Transactions;

/** S25: a store that fails while it writes leaves all or nothing. */
interface FaultRules extends StoreUnderTest {

    @Test
    @Rule("S25.1")
    default void aStoreTellsOfItsWritePointsOrPromisesToHaveNone() {
        PlannedFaults faults = new PlannedFaults();
        TestTimebank bank = TestTimebank.in(store(faults));
        faults.none();
        int before = faults.points();

        bank.keeps(Everything.changes());

        assertThat(faults.points() > before)
                .as("write points are told of; a store without any says so in writesInOneStep()")
                .isEqualTo(!writesInOneStep());
    }

    @Test
    @Rule("S25.2")
    default void aFaultAtAnyWritePointLeavesAllOrNothing() {
        Interrupted.at(this, bank -> {}, bank -> Everything.changes());
    }

    @Test
    @Rule("S25.3")
    default void aFaultWhileATimebankIsFoundedLeavesAllOrNothing() {
        Interrupted.founding(this);
    }

    @Test
    @Rule("S25.4")
    default void aFaultWhileWhatIsThereIsReplacedLeavesAllOrNothing() {
        LedgerTransaction undone = LedgerThings.transfer(Cast.BEN, Cast.ANN, 100);
        Hold hold = HoldThings.hold(Cast.ANN, 30);
        Event joined = Things.event(EventType.MEMBER_JOINED, Cast.ANN.id().value(), 1);
        Event told = Things.event(EventType.MEMBER_JOINED, Cast.BEN.id().value(), 1);

        Interrupted.at(
                this,
                bank -> {
                    bank.applied(ChangeSet.builder().post(undone).tell(joined).build());
                    bank.applied(DeliveryThings.telling(List.of(told)));
                    bank.applied(DeliveryThings.delivering(List.of(told)));
                    bank.applied(DeliveryThings.failing(DeliveryThings.failure(told, Things.NOW), 0));
                    bank.applied(HoldThings.placing(hold));
                    bank.applied(LedgerThings.setting(LedgerThings.terms(Cast.CEM, false), 0));
                },
                bank -> ChangeSet.builder()
                        .put(
                                new Key.MemberKey(Cast.DOT.id()),
                                1,
                                Cast.DOT.withLatestMembership(Membership.since(Things.TODAY)))
                        .put(new Key.CategoryKey(Cast.CARE.code()), 1, Cast.CARE)
                        .put(new Key.RulesKey(), 1, Things.rules(2))
                        .add(LedgerThings.setting(LedgerThings.terms(Cast.CEM, true), 1))
                        .add(HoldThings.capturing(
                                hold, LedgerThings.transfer(Cast.ANN, Cast.DOT, 25), Optional.empty()))
                        .post(LedgerThings.reversing(undone))
                        .add(LedgerThings.sealing(LedgerThings.seal(bank.id(), bank.unsealed())))
                        .put(new Key.EventLeaseKey(), 0, DeliveryThings.lease("one", Things.NOW))
                        .add(DeliveryThings.givingUp(joined, 0))
                        .forgotten(told.id())
                        .build());
    }

    @Test
    @Rule("S25.5")
    default void aFaultWhileALargeChangeSetIsStoredLeavesAllOrNothing() {
        Interrupted.at(this, bank -> {}, bank -> {
            ChangeSet.Builder changes = ChangeSet.builder().post(Transactions.large(500));
            for (int i = 0; i < 5; i++) {
                changes.add(Everything.changes());
            }
            return changes.build();
        });
    }
}

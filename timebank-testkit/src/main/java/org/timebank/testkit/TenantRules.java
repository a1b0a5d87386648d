package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.timebank.command.TimebankId;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldState;
import org.timebank.credit.KindTotal;
import org.timebank.credit.LedgerTransaction;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.member.ExternalReference;
import org.timebank.offer.Category;
import org.timebank.report.ActivityReport;
import org.timebank.report.Tally;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Query;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.Everything;
import org.timebank.testkit.given.HoldThings;
import org.timebank.testkit.given.LedgerThings;
import org.timebank.testkit.given.Things;
import org.timebank.testkit.model.Footprint;
import org.timebank.testkit.model.Snapshot;

/** S11: timebanks never see or touch each other. */
interface TenantRules extends StoreUnderTest {

    @Test
    @Rule("S11.1")
    default void aTimebankThatWasNotFoundedHasNothingInIt() {
        TestTimebank founded = TestTimebank.in(store());
        ChangeSet changes = Everything.changes();
        founded.applied(changes);
        TestTimebank unknown = TestTimebank.notYetFounded(store());

        Snapshot nothing = unknown.snapshot(changes);

        assertThat(nothing.found().values()).allMatch(Optional::isEmpty);
        assertThat(nothing.answered()).allSatisfy((query, answer) -> {
            if (query instanceof Query.Activity) {
                assertThat(answer)
                        .isEqualTo(new ActivityReport(Map.of(), new TreeMap<>(), new TreeMap<>(), Tally.NONE, 0, 0, 0));
            } else if (query instanceof Query.TotalsByKind) {
                assertThat(((Map<?, ?>) answer).values()).allMatch(KindTotal.NONE::equals);
            } else if (query instanceof Query.BalanceOn) {
                assertThat(answer).isEqualTo(0L);
            } else if (answer instanceof Optional<?> one) {
                assertThat(one).isEmpty();
            } else {
                assertThat(answer).isEqualTo(List.of());
            }
        });
    }

    @Test
    @Rule("S11.2")
    default void theSameIdsKeysReferencesAndCodesMayBeInTwoTimebanks() {
        TestTimebank one = TestTimebank.in(store());
        TestTimebank other = TestTimebank.in(store());
        ChangeSet changes = Everything.changes();

        one.keeps(changes);
        other.keeps(changes);

        one.kept(changes);
        one.findsStale(changes);
        one.isInOrder();
        other.isInOrder();
    }

    @Test
    @Rule("S11.3")
    default void whatChangesInOneTimebankChangesNothingInAnother() {
        TestTimebank one = TestTimebank.in(store());
        TestTimebank other = TestTimebank.in(store());
        Category category = new Category("shared", "Shared", false);
        ChangeSet first = Everything.of(Things.person(ExternalReference.of("crm", "shared")), category, Things.key());
        one.applied(first);
        ChangeSet second = Everything.of(Things.person(ExternalReference.of("crm", "shared")), category, Things.key());
        Footprint footprint = TestTimebank.footprint().and(Footprint.of(first)).and(Footprint.of(second));
        Snapshot before = one.snapshot(footprint);

        other.applied(second);

        assertThat(one.snapshot(footprint)).isEqualTo(before);
    }

    @Test
    @Rule("S11.5")
    default void whatIsDoneToTheSameThingsInOneTimebankIsNotDoneInAnother() {
        TestTimebank one = TestTimebank.in(store());
        TestTimebank other = TestTimebank.in(store());
        LedgerTransaction undone = LedgerThings.transfer(Cast.ANN, Cast.BEN, 60);
        Hold hold = HoldThings.hold(Cast.ANN, 30);
        Event joined = Things.event(EventType.MEMBER_JOINED, Cast.ANN.id().value(), 1);
        ChangeSet same = ChangeSet.builder()
                .post(undone)
                .add(HoldThings.placing(hold))
                .tell(joined)
                .build();
        one.keeps(same);
        other.keeps(same);
        ChangeSet done = ChangeSet.builder()
                .post(LedgerThings.reversing(undone))
                .add(HoldThings.freeing(hold, HoldState.EXPIRED))
                .add(LedgerThings.setting(LedgerThings.terms(Cast.CEM, true), 0))
                .add(LedgerThings.sealing(LedgerThings.seal(other.id(), other.unsealed())))
                .delivered(joined.id())
                .build();
        Footprint footprint = TestTimebank.footprint().and(Footprint.of(same)).and(Footprint.of(done));
        Snapshot before = one.snapshot(footprint);

        other.keeps(done);

        assertThat(one.snapshot(footprint)).isEqualTo(before);
        one.keeps(LedgerThings.transferring(Cast.ANN, Cast.CEM, 5));
        one.keeps(ChangeSet.builder().post(LedgerThings.reversing(undone)).build());
    }

    @Test
    @Rule("S11.4")
    default void namesOfTimebanksThatLookAlikeAreDifferent() {
        String name = TestTimebank.notYetFounded(store()).id().value();
        TestTimebank founded = new TestTimebank(store(), TimebankId.of(name));
        founded.found();

        for (String other : List.of("Try" + name.substring(3), name + "-", name + ".", name.replace('-', '_'))) {
            TestTimebank bank = new TestTimebank(store(), TimebankId.of(other));
            assertThat(bank.ask(new Query.AllMembers(Optional.empty(), Query.LARGEST_PAGE)))
                    .as("members of %s", other)
                    .isEmpty();
            bank.found();
            bank.keeps(Everything.changes());
        }
        assertThat(founded.ask(new Query.AllMembers(Optional.empty(), Query.LARGEST_PAGE)))
                .hasSameElementsAs(Cast.MEMBERS);
    }
}

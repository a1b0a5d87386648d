package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.timebank.command.TimebankId;
import org.timebank.member.ExternalReference;
import org.timebank.offer.Category;
import org.timebank.report.ActivityReport;
import org.timebank.report.Tally;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Query;
import org.timebank.testkit.model.Books;
import org.timebank.testkit.model.Footprint;
import org.timebank.testkit.model.Kept;
import org.timebank.testkit.model.Snapshot;

/** S11: timebanks never see or touch each other. */
interface TenantRules extends StoreUnderTest {

    @Test
    @Rule("S11.1")
    default void aTimebankThatWasNotFoundedHasNothingInIt() {
        TestTimebank founded = TestTimebank.in(store());
        ChangeSet changes = Things.everything();
        founded.applied(changes);
        TestTimebank unknown = TestTimebank.notYetFounded(store());

        Snapshot nothing = unknown.snapshot(TestTimebank.footprint().and(Footprint.of(changes)));

        assertThat(nothing.found().values()).allMatch(Optional::isEmpty);
        assertThat(nothing.answered()).allSatisfy((query, answer) -> {
            if (query instanceof Query.Activity) {
                assertThat(answer)
                        .isEqualTo(new ActivityReport(Map.of(), new TreeMap<>(), new TreeMap<>(), Tally.NONE, 0, 0, 0));
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
        ChangeSet changes = Things.everything();

        one.keeps(changes);
        other.keeps(changes);

        Kept.check(store(), one.id(), changes);
        one.findsStale(changes);
        Books.balance(store(), one.id());
        Books.balance(store(), other.id());
    }

    @Test
    @Rule("S11.3")
    default void whatChangesInOneTimebankChangesNothingInAnother() {
        TestTimebank one = TestTimebank.in(store());
        TestTimebank other = TestTimebank.in(store());
        Category category = new Category("shared", "Shared", false);
        ChangeSet first =
                Things.everything(Things.person(ExternalReference.of("crm", "shared")), category, Things.key());
        one.applied(first);
        ChangeSet second =
                Things.everything(Things.person(ExternalReference.of("crm", "shared")), category, Things.key());
        Footprint footprint = TestTimebank.footprint().and(Footprint.of(first)).and(Footprint.of(second));
        Snapshot before = one.snapshot(footprint);

        other.applied(second);

        assertThat(one.snapshot(footprint)).isEqualTo(before);
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
            bank.keeps(Things.everything());
        }
        assertThat(founded.ask(new Query.AllMembers(Optional.empty(), Query.LARGEST_PAGE)))
                .hasSameElementsAs(Cast.MEMBERS);
    }
}

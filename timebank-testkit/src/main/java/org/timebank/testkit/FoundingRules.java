package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.event.EventType;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Query;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.Everything;
import org.timebank.testkit.given.LedgerThings;
import org.timebank.testkit.given.Things;
import org.timebank.testkit.model.Snapshot;

/** S16: rules found a timebank, and without them there is none. */
interface FoundingRules extends StoreUnderTest {

    @Test
    @Rule("S16.1")
    default void aTimebankIsFoundedByItsFirstRules() {
        TestTimebank bank = TestTimebank.notYetFounded(store());

        bank.keeps(Things.founding());

        assertThat(bank.ask(new Query.AllAccounts(Optional.empty(), Query.LARGEST_PAGE)))
                .containsExactlyElementsOf(Cast.COMMUNITY.stream()
                        .map(kind -> Account.open(AccountId.of(kind), kind))
                        .toList());
        bank.isInOrder();
    }

    @Test
    @Rule("S16.2")
    default void theChangeSetThatFoundsATimebankMayHoldEverythingElse() {
        TestTimebank bank = TestTimebank.notYetFounded(store());

        bank.keeps(ChangeSet.builder()
                .add(Things.founding())
                .add(Things.cast())
                .add(Everything.changes())
                .build());

        bank.isInOrder();
    }

    @Test
    @Rule("S16.3")
    default void whatIsExpectedOfATimebankThatWasNotFoundedIsStale() {
        TestTimebank bank = TestTimebank.notYetFounded(store());

        bank.findsStale(ChangeSet.builder()
                .put(new Key.CategoryKey(Cast.CARE.code()), 1, Cast.CARE)
                .build());
        bank.findsStale(ChangeSet.builder()
                .add(Everything.changes())
                .put(new Key.CategoryKey(Cast.CARE.code()), 1, Cast.CARE)
                .build());
        bank.findsStale(
                ChangeSet.builder().put(new Key.RulesKey(), 1, Things.rules(2)).build());
    }

    @Test
    @Rule("S16.4")
    default void anEmptyChangeSetIsAppliedAndFoundsNothing() {
        TestTimebank bank = TestTimebank.notYetFounded(store());
        Snapshot before = bank.snapshot(ChangeSet.builder().build());

        bank.applied(ChangeSet.builder().build());

        assertThat(bank.snapshot(ChangeSet.builder().build())).isEqualTo(before);
        bank.found();
        Snapshot founded = bank.snapshot(ChangeSet.builder().build());
        bank.applied(ChangeSet.builder().build());
        assertThat(bank.snapshot(ChangeSet.builder().build())).isEqualTo(founded);
    }

    @Test
    @Rule("S16.5")
    default void nothingElseIsStoredInATimebankThatWasNotFounded() {
        TestTimebank bank = TestTimebank.notYetFounded(store());

        for (ChangeSet changes : List.of(
                Things.joining(Things.person()),
                Things.answering(Things.done("a result", Things.key())),
                ChangeSet.builder()
                        .tell(Things.event(EventType.MEMBER_JOINED, UUID.randomUUID(), 1))
                        .build(),
                LedgerThings.transferring(Cast.ANN, Cast.BEN, 60),
                Everything.changes())) {
            Snapshot before = bank.snapshot(changes);

            assertThatThrownBy(() -> bank.apply(changes)).isInstanceOf(IllegalArgumentException.class);

            assertThat(bank.snapshot(changes)).isEqualTo(before);
        }
        bank.found();
    }
}

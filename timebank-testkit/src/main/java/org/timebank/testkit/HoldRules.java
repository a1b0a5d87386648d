package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldState;
import org.timebank.credit.Limits;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Posting;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.Everything;
import org.timebank.testkit.given.HoldThings;
import org.timebank.testkit.given.LedgerThings;

/** S17: what is set aside cannot be spent, and is there when it is captured. */
interface HoldRules extends StoreUnderTest {

    @Test
    @Rule("S17.1")
    default void aHoldIsPlacedWithinWhatIsFreeAndNoMinuteFurther() {
        TestTimebank bank = with(100);

        bank.findsStale(HoldThings.placing(HoldThings.hold(Cast.ANN, 161), floor(-60)));
        bank.keeps(HoldThings.placing(HoldThings.hold(Cast.ANN, 90), floor(-60)));
        bank.findsStale(HoldThings.placing(HoldThings.hold(Cast.ANN, 71), floor(-60)));
        bank.keeps(HoldThings.placing(HoldThings.hold(Cast.ANN, 70), floor(-60)));

        Account account = bank.account(Cast.ANN);
        assertThat(account.balance()).isEqualTo(100);
        assertThat(account.held()).isEqualTo(160);
        assertThat(account.entries()).isEqualTo(1);
        bank.isInOrder();
    }

    @Test
    @Rule("S17.2")
    default void whatIsHeldCannotBeSpent() {
        TestTimebank bank = with(100);
        bank.applied(HoldThings.placing(HoldThings.hold(Cast.ANN, 80), floor(0)));

        bank.findsStale(spending(21));
        bank.applied(spending(20));
        bank.findsStale(spending(1));
    }

    @Test
    @Rule("S17.3")
    default void whatIsFreedCanBeSpentAgain() {
        for (HoldState ended : List.of(HoldState.RELEASED, HoldState.EXPIRED)) {
            TestTimebank bank = with(100);
            Hold hold = HoldThings.hold(Cast.ANN, 80);
            bank.applied(HoldThings.placing(hold, floor(0)));

            bank.keeps(HoldThings.freeing(hold, ended));

            bank.findsStale(spending(101));
            bank.applied(spending(100));
            bank.isInOrder();
        }
    }

    @Test
    @Rule("S17.4")
    default void noMoreIsFreedThanWasHeld() {
        TestTimebank bank = with(100);
        bank.applied(HoldThings.placing(HoldThings.hold(Cast.ANN, 80)));

        bank.cannotKeep(ChangeSet.builder()
                .add(Everything.changes())
                .post(Posting.held(HoldThings.held(Cast.ANN, -81)))
                .build());
        bank.cannotKeep(ChangeSet.builder()
                .post(Posting.held(HoldThings.held(Cast.BEN, -1)))
                .build());
    }

    @Test
    @Rule("S17.5")
    default void aHoldIsCapturedInOnePostingWithItsEntries() {
        for (long captured : List.of(1L, 79L, 80L, 81L, 100L)) {
            TestTimebank bank = with(100);
            Hold hold = HoldThings.hold(Cast.ANN, 80);
            bank.applied(HoldThings.placing(hold, floor(0)));

            bank.findsStale(HoldThings.capturing(hold, LedgerThings.transfer(Cast.ANN, Cast.BEN, 101), floor(0)));
            bank.keeps(HoldThings.capturing(hold, LedgerThings.transfer(Cast.ANN, Cast.BEN, captured), floor(0)));

            assertThat(bank.account(Cast.ANN).held()).isZero();
            assertThat(bank.balance(Cast.ANN)).isEqualTo(100 - captured);
            bank.isInOrder();
        }
    }

    @Test
    @Rule("S17.6")
    default void aHoldOnSeveralAccountsIsPlacedOnAllOrOnNone() {
        TestTimebank bank = with(100);
        Hold hold = HoldThings.hold(Map.of(AccountId.of(Cast.ANN.id()), 100L, AccountId.of(Cast.BEN.id()), 1L));

        bank.findsStale(HoldThings.placing(hold, floor(0)));
        bank.keeps(HoldThings.placing(hold, floor(-101)));

        assertThat(bank.account(Cast.ANN).held()).isEqualTo(100);
        assertThat(bank.account(Cast.BEN).held()).isEqualTo(1);
        bank.isInOrder();
    }

    @Test
    @Rule("S17.7")
    default void aHoldThatIsNoLongerOpenIsNotCapturedAgain() {
        TestTimebank bank = with(100);
        Hold hold = HoldThings.hold(Cast.ANN, 40);
        bank.applied(HoldThings.placing(hold, floor(0)));
        bank.applied(HoldThings.placing(HoldThings.hold(Cast.ANN, 60), floor(0)));
        bank.applied(HoldThings.capturing(hold, LedgerThings.transfer(Cast.ANN, Cast.BEN, 40), floor(0)));

        bank.findsStale(HoldThings.capturing(hold, LedgerThings.transfer(Cast.ANN, Cast.BEN, 40), floor(0)));
        bank.findsStale(HoldThings.freeing(hold, HoldState.RELEASED));
    }

    /** A timebank in which Ann has so much. */
    private TestTimebank with(long minutes) {
        TestTimebank bank = TestTimebank.in(store());
        bank.applied(LedgerThings.transferring(Cast.BEN, Cast.ANN, minutes));
        return bank;
    }

    private static ChangeSet spending(long minutes) {
        return ChangeSet.builder()
                .post(Posting.of(LedgerThings.transfer(Cast.ANN, Cast.CEM, minutes))
                        .within(AccountId.of(Cast.ANN.id()), Limits.floor(0)))
                .build();
    }

    private static Optional<Limits> floor(long minutes) {
        return Optional.of(Limits.floor(minutes));
    }
}

package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldState;
import org.timebank.member.Member;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Query;
import org.timebank.spi.Versioned;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.Everything;
import org.timebank.testkit.given.HoldThings;
import org.timebank.testkit.given.LedgerThings;
import org.timebank.testkit.given.Things;

/** S18: terms are kept version by version, and a closed account has nothing on it and takes nothing. */
interface TermsRules extends StoreUnderTest {

    @Test
    @Rule("S18.1")
    default void anAccountOfWhichNoTermsWereSetHasNone() {
        TestTimebank bank = TestTimebank.in(store());
        AccountId account = AccountId.of(Cast.ANN.id());
        bank.applied(LedgerThings.setting(LedgerThings.terms(Cast.BEN, true), 0));

        assertThat(bank.load(new Key.MemberKey(Cast.ANN.id())).version(new Key.TermsKey(account)))
                .isZero();
        assertThat(bank.ask(new Query.TermsOf(account))).isEmpty();
    }

    @Test
    @Rule("S18.2")
    default void everyVersionOfTheTermsIsKeptAndTheLatestHolds() {
        TestTimebank bank = TestTimebank.in(store());
        AccountTerms first = LedgerThings.terms(Cast.ANN, AccountLimits.debitLimit(60));
        AccountTerms second = LedgerThings.terms(Cast.ANN, true);
        AccountTerms third = LedgerThings.terms(Cast.ANN, false);
        Key.TermsKey key = new Key.TermsKey(first.account());

        bank.keeps(LedgerThings.setting(first, 0));
        bank.findsStale(LedgerThings.setting(second, 0));
        bank.keeps(LedgerThings.setting(second, 1));
        bank.keeps(LedgerThings.setting(third, 2));

        assertThat(bank.load(key).versioned(key)).contains(new Versioned<>(third, 3));
        assertThat(bank.ask(new Query.TermsOf(first.account()))).containsExactly(first, second, third);
    }

    @Test
    @Rule("S18.3")
    default void aClosedAccountTakesNothing() {
        TestTimebank bank = TestTimebank.in(store());
        bank.applied(LedgerThings.setting(LedgerThings.terms(Cast.ANN, true), 0));

        bank.findsStale(LedgerThings.transferring(Cast.ANN, Cast.BEN, 5));
        bank.findsStale(LedgerThings.transferring(Cast.BEN, Cast.ANN, 5));
        bank.findsStale(HoldThings.placing(HoldThings.hold(Cast.ANN, 5)));
        bank.findsStale(ChangeSet.builder()
                .add(Everything.changes())
                .add(LedgerThings.transferring(Cast.BEN, Cast.CEM, 5))
                .add(LedgerThings.transferring(Cast.ANN, Cast.BEN, 5))
                .build());
        bank.keeps(LedgerThings.transferring(Cast.BEN, Cast.CEM, 5));
    }

    @Test
    @Rule("S18.4")
    default void anAccountThatIsOpenedAgainTakesEverything() {
        TestTimebank bank = TestTimebank.in(store());
        bank.applied(LedgerThings.setting(LedgerThings.terms(Cast.ANN, true), 0));
        bank.applied(LedgerThings.setting(LedgerThings.terms(Cast.BEN, true), 0));

        bank.keeps(LedgerThings.setting(LedgerThings.terms(Cast.ANN, false), 1));
        bank.keeps(LedgerThings.transferring(Cast.ANN, Cast.CEM, 5));
        bank.keeps(ChangeSet.builder()
                .add(LedgerThings.setting(LedgerThings.terms(Cast.BEN, false), 1))
                .add(LedgerThings.transferring(Cast.CEM, Cast.BEN, 5))
                .build());

        bank.isInOrder();
    }

    @Test
    @Rule("S18.5")
    default void onlyAnEmptyAccountIsClosed() {
        TestTimebank bank = TestTimebank.in(store());
        Hold hold = HoldThings.hold(Cast.CEM, 5);
        bank.applied(LedgerThings.transferring(Cast.ANN, Cast.BEN, 5));
        bank.applied(HoldThings.placing(hold));
        ChangeSet closing = LedgerThings.setting(LedgerThings.terms(Cast.CEM, true), 0);

        bank.findsStale(LedgerThings.setting(LedgerThings.terms(Cast.ANN, true), 0));
        bank.findsStale(LedgerThings.setting(LedgerThings.terms(Cast.BEN, true), 0));
        bank.findsStale(closing);
        bank.findsStale(
                ChangeSet.builder().add(Everything.changes()).add(closing).build());
        bank.applied(HoldThings.freeing(hold, HoldState.RELEASED));
        bank.keeps(closing);
    }

    @Test
    @Rule("S18.6")
    default void whatEmptiesAnAccountMayCloseItAndWhatClosesItMayNotLeaveAnythingOnIt() {
        TestTimebank bank = TestTimebank.in(store());
        bank.applied(LedgerThings.transferring(Cast.ANN, Cast.BEN, 5));
        ChangeSet.Builder closing =
                ChangeSet.builder().add(LedgerThings.setting(LedgerThings.terms(Cast.BEN, true), 0));
        ChangeSet.Builder another =
                ChangeSet.builder().add(LedgerThings.setting(LedgerThings.terms(Cast.CEM, true), 0));

        bank.findsStale(
                another.add(LedgerThings.transferring(Cast.DOT, Cast.CEM, 5)).build());
        bank.keeps(closing.add(LedgerThings.transferring(Cast.BEN, Cast.ANN, 5)).build());

        assertThat(bank.account(Cast.BEN).isEmpty()).isTrue();
        bank.findsStale(LedgerThings.transferring(Cast.ANN, Cast.BEN, 5));
    }

    @Test
    @Rule("S18.7")
    default void whatIsClosedAndOpenedAgainAtOnceMayHaveSomethingOnIt() {
        TestTimebank bank = TestTimebank.in(store());
        AccountTerms closed = LedgerThings.terms(Cast.ANN, true);
        AccountTerms open = LedgerThings.terms(Cast.ANN, false);

        bank.keeps(ChangeSet.builder()
                .add(LedgerThings.setting(closed, 0))
                .add(LedgerThings.setting(open, 1))
                .add(LedgerThings.transferring(Cast.BEN, Cast.ANN, 5))
                .build());
        bank.findsStale(ChangeSet.builder()
                .add(LedgerThings.setting(closed, 2))
                .add(LedgerThings.setting(open, 3))
                .add(LedgerThings.setting(closed, 4))
                .build());
    }

    @Test
    @Rule("S18.8")
    default void noAccountIsClosedWithSomethingOnItWhateverRaces() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());
            for (int round = 0; round < Together.ROUNDS; round++) {
                Member member = Things.person();
                bank.applied(Things.joining(member));

                List<Boolean> taken = Together.run(threads, thread -> switch (thread % 3) {
                    case 0 -> bank.takes(LedgerThings.setting(LedgerThings.terms(member, true), 0));
                    case 1 -> bank.takes(LedgerThings.transferring(Cast.ANN, member, 5));
                    default -> bank.takes(HoldThings.placing(HoldThings.hold(member, 5)));
                });

                boolean closed =
                        bank.find(new Key.TermsKey(AccountId.of(member.id()))).isPresent();
                assertThat(bank.account(member).isEmpty())
                        .as("whether the account is empty, which was %s", closed ? "closed" : "not closed")
                        .isEqualTo(closed);
                assertThat(taken).as("what was taken").contains(true);
                assertThat(Collections.frequency(taken, true) == 1 || !closed)
                        .as("nothing else is taken where the account was closed: %s", taken)
                        .isTrue();
            }
            bank.isInOrder();
        }
    }
}

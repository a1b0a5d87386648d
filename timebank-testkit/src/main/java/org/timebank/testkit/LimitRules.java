package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.timebank.credit.AccountId;
import org.timebank.credit.Limits;
import org.timebank.member.Member;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Posting;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.LedgerThings;
import org.timebank.testkit.given.Things;

/** S5: accounts are kept within the limits of each posting, at the moment of applying. */
interface LimitRules extends StoreUnderTest {

    @Test
    @Rule("S5.1")
    default void aDebitGoesDownToTheFloorAndNoMinuteFurther() {
        TestTimebank bank = TestTimebank.in(store());

        bank.findsStale(Move.debit(601, Limits.floor(-600)));
        bank.applied(Move.debit(600, Limits.floor(-600)));
        bank.findsStale(Move.debit(1, Limits.floor(-600)));

        assertThat(bank.balance(Cast.ANN)).isEqualTo(-600);
    }

    @Test
    @Rule("S5.2")
    default void aCreditGoesUpToTheCeilingAndNoMinuteFurther() {
        TestTimebank bank = TestTimebank.in(store());

        bank.findsStale(Move.credit(601, LedgerThings.ceiling(600)));
        bank.applied(Move.credit(600, LedgerThings.ceiling(600)));
        bank.findsStale(Move.credit(1, LedgerThings.ceiling(600)));

        assertThat(bank.balance(Cast.ANN)).isEqualTo(600);
    }

    @Test
    @Rule("S5.3")
    default void whoIsBelowTheFloorMayStillBeCredited() {
        TestTimebank bank = TestTimebank.in(store());
        bank.applied(Move.debit(100, Limits.NONE));

        bank.applied(Move.credit(1, Limits.floor(0)));
        bank.findsStale(Move.debit(1, Limits.floor(0)));

        assertThat(bank.balance(Cast.ANN)).isEqualTo(-99);
    }

    @Test
    @Rule("S5.4")
    default void whoIsAboveTheCeilingMayStillBeDebited() {
        TestTimebank bank = TestTimebank.in(store());
        bank.applied(Move.credit(100, Limits.NONE));

        bank.applied(Move.debit(1, LedgerThings.ceiling(0)));
        bank.findsStale(Move.credit(1, LedgerThings.ceiling(0)));

        assertThat(bank.balance(Cast.ANN)).isEqualTo(99);
    }

    @Test
    @Rule("S5.7")
    default void eachAccountIsKeptWithinItsOwnLimits() {
        TestTimebank bank = TestTimebank.in(store());
        Posting transfer = Posting.of(LedgerThings.transfer(Cast.ANN, Cast.BEN, 60));
        AccountId ann = AccountId.of(Cast.ANN.id());
        AccountId ben = AccountId.of(Cast.BEN.id());

        bank.findsStale(Move.changes(transfer.within(ann, Limits.floor(-60))
                .within(ben, new Limits(OptionalLong.of(-60), OptionalLong.of(59)))));
        bank.applied(Move.changes(transfer.within(ann, new Limits(OptionalLong.of(-60), OptionalLong.of(-60)))
                .within(ben, new Limits(OptionalLong.of(60), OptionalLong.of(60)))));
    }

    @Test
    @Rule("S5.8")
    default void anAccountThatIsOpenedByTheChangeSetIsKeptWithinItsLimitsToo() {
        TestTimebank bank = TestTimebank.in(store());
        Member newcomer = Things.person();
        AccountId account = AccountId.of(newcomer.id());
        Posting transfer = Posting.of(LedgerThings.transfer(newcomer, Cast.BEN, 60));

        bank.findsStale(Things.join(ChangeSet.builder(), newcomer)
                .post(transfer.within(account, Limits.floor(-59)))
                .build());
        bank.applied(Things.join(ChangeSet.builder(), newcomer)
                .post(transfer.within(account, Limits.floor(-60)))
                .build());
    }
}

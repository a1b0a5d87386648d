package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timebank.credit.AccountKind;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.PostedTransaction;
import org.timebank.credit.StatementLine;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.Everything;
import org.timebank.testkit.given.LedgerThings;

/** S19: a transaction is reversed as a whole, and once. */
interface ReversalRules extends StoreUnderTest {

    @Test
    @Rule("S19.1")
    default void aReversalIsFoundFromWhatItReverses() {
        TestTimebank bank = TestTimebank.in(store());
        LedgerTransaction undone = LedgerThings.transaction(
                LedgerThings.entry(Cast.ANN.id(), 10),
                LedgerThings.entry(Cast.BEN.id(), -30),
                LedgerThings.entry(AccountKind.POT, 20));
        LedgerTransaction another = LedgerThings.transfer(Cast.ANN, Cast.BEN, 7);
        LedgerTransaction reversal = LedgerThings.reversing(undone);
        bank.keeps(ChangeSet.builder().post(undone).post(another).build());

        bank.keeps(ChangeSet.builder().post(reversal).build());

        assertThat(bank.find(new Key.TransactionKey(undone.id())))
                .contains(new PostedTransaction(undone, Optional.of(reversal.id())));
        assertThat(bank.find(new Key.TransactionKey(reversal.id())))
                .contains(new PostedTransaction(reversal, Optional.empty()));
        assertThat(bank.find(new Key.TransactionKey(another.id())))
                .contains(new PostedTransaction(another, Optional.empty()));
        assertThat(bank.balance(Cast.ANN)).isEqualTo(-7);
        assertThat(bank.balance(Cast.BEN)).isEqualTo(7);
        bank.isInOrder();
    }

    @Test
    @Rule("S19.2")
    default void aTransactionIsNotReversedAgain() {
        TestTimebank bank = TestTimebank.in(store());
        LedgerTransaction undone = LedgerThings.transfer(Cast.ANN, Cast.BEN, 60);
        bank.applied(ChangeSet.builder().post(undone).build());
        bank.applied(ChangeSet.builder().post(LedgerThings.reversing(undone)).build());

        bank.findsStale(ChangeSet.builder().post(LedgerThings.reversing(undone)).build());
        bank.findsStale(ChangeSet.builder()
                .add(Everything.changes())
                .post(LedgerThings.reversing(undone))
                .build());
    }

    @Test
    @Rule("S19.3")
    default void oneChangeSetDoesNotReverseATransactionTwice() {
        TestTimebank bank = TestTimebank.in(store());
        LedgerTransaction undone = LedgerThings.transfer(Cast.ANN, Cast.BEN, 60);
        bank.applied(ChangeSet.builder().post(undone).build());

        bank.findsStale(ChangeSet.builder()
                .post(LedgerThings.reversing(undone))
                .post(LedgerThings.reversing(undone))
                .build());
        bank.keeps(ChangeSet.builder().post(LedgerThings.reversing(undone)).build());
    }

    @Test
    @Rule("S19.4")
    default void whatOneChangeSetPostsItMayReverse() {
        TestTimebank bank = TestTimebank.in(store());
        LedgerTransaction undone = LedgerThings.transfer(Cast.ANN, Cast.BEN, 60);

        bank.keeps(ChangeSet.builder()
                .post(undone)
                .post(LedgerThings.reversing(undone))
                .build());

        assertThat(bank.statement(Cast.ANN).stream().map(StatementLine::minutes))
                .containsExactly(-60L, 60L);
        bank.findsStale(ChangeSet.builder().post(LedgerThings.reversing(undone)).build());
    }

    @Test
    @Rule("S19.5")
    default void aTransactionIsReversedOnceWhateverRaces() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());
            for (int round = 0; round < Together.ROUNDS; round++) {
                LedgerTransaction undone = LedgerThings.transfer(Cast.ANN, Cast.BEN, 60);
                bank.applied(ChangeSet.builder().post(undone).build());

                List<Optional<LedgerTransactionId>> winners = Together.run(threads, thread -> {
                    LedgerTransaction reversal = LedgerThings.reversing(undone);
                    boolean won = bank.takes(ChangeSet.builder().post(reversal).build());
                    return won ? Optional.of(reversal.id()) : Optional.empty();
                });

                List<LedgerTransactionId> won =
                        winners.stream().flatMap(Optional::stream).toList();
                assertThat(won).as("who reversed it").hasSize(1);
                assertThat(bank.find(new Key.TransactionKey(undone.id())).flatMap(PostedTransaction::reversedBy))
                        .isEqualTo(Optional.of(won.get(0)));
                assertThat(bank.balance(Cast.ANN)).isZero();
            }
            bank.isInOrder();
        }
    }
}

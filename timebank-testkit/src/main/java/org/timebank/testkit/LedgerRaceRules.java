package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.timebank.credit.AccountId;
import org.timebank.credit.Limits;
import org.timebank.member.Member;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Posting;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.LedgerThings;
import org.timebank.testkit.given.Transactions;

/** S12: what holds of the ledger when many write at once. */
interface LedgerRaceRules extends StoreUnderTest {

    @Test
    @Rule("S12.7")
    default void statementsHaveNoGapsWhateverRan() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());

            int applied = Together.count(
                    threads,
                    (thread, round) ->
                            LedgerThings.transferring(Cast.ANN, Cast.MEMBERS.get(1 + (thread + round) % 5), 1 + round),
                    bank::takes);

            assertThat(bank.statement(Cast.ANN)).hasSize(applied);
            bank.isInOrder();
        }
    }

    @Test
    @Rule("S12.8")
    default void transfersInOppositeDirectionsEndAppliedOrStale() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());

            int applied = Together.count(
                    threads,
                    (thread, round) -> {
                        Member from = thread % 2 == 0 ? Cast.ANN : Cast.BEN;
                        Member to = thread % 2 == 0 ? Cast.BEN : Cast.ANN;
                        return round % 2 == 0
                                ? LedgerThings.transferring(from, to, 7)
                                : ChangeSet.builder()
                                        .post(Transactions.ofMany(new Random(thread + 100L * round)))
                                        .build();
                    },
                    bank::takes);

            assertThat(applied).as("transfers that went through").isPositive();
            bank.isInOrder();
        }
    }

    @Test
    @Rule("S12.9")
    default void noAccountOfATransactionIsJudgedOnABalanceThatAnotherHasMoved() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());

            int applied = Together.count(
                    threads,
                    (thread, round) -> {
                        Random random = new Random(thread + 100L * round);
                        int first = random.nextInt(6);
                        return limited(
                                Cast.MEMBERS.get(first),
                                Cast.MEMBERS.get((first + 1 + random.nextInt(5)) % 6),
                                random.nextInt(1, 30));
                    },
                    bank::takes);

            assertThat(applied).as("transfers that went through").isPositive();
            for (Member member : Cast.MEMBERS) {
                assertThat(bank.statement(member)).allMatch(line -> Math.abs(line.balance()) <= 40);
            }
            bank.isInOrder();
        }
    }

    @Test
    @Rule("S12.10")
    default void ofWhatIsDecidedFromTheSameEntriesOneIsApplied() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());
            AccountId ann = AccountId.of(Cast.ANN.id());
            for (int round = 0; round < Together.ROUNDS; round++) {
                long seen = round;

                List<Boolean> taken = Together.run(
                        threads,
                        thread -> bank.takes(ChangeSet.builder()
                                .post(Posting.of(LedgerThings.transfer(
                                                Cast.ANN, Cast.MEMBERS.get(1 + thread % 5), 1 + thread))
                                        .seeing(ann, seen))
                                .build()));

                assertThat(Collections.frequency(taken, true))
                        .as("who was not too late")
                        .isEqualTo(1);
            }
            assertThat(bank.account(ann).entries()).isEqualTo(Together.ROUNDS);
            bank.isInOrder();
        }
    }

    /** A transfer that keeps both accounts between a floor and a ceiling. */
    private static ChangeSet limited(Member from, Member to, long minutes) {
        Limits limits = new Limits(OptionalLong.of(-40), OptionalLong.of(40));
        return ChangeSet.builder()
                .post(Posting.of(LedgerThings.transfer(from, to, minutes))
                        .within(AccountId.of(from.id()), limits)
                        .within(AccountId.of(to.id()), limits))
                .build();
    }
}

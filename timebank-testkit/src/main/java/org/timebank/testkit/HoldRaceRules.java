package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldState;
import org.timebank.credit.Limits;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Posting;
import org.timebank.spi.Query;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.HoldThings;
import org.timebank.testkit.given.LedgerThings;

/** S17: what is set aside, when many set aside, capture and spend at once. */
interface HoldRaceRules extends StoreUnderTest {

    @Test
    @Rule("S17.8")
    default void freeCreditsAreNotHeldTwiceWhateverRaces() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());
            bank.applied(LedgerThings.transferring(Cast.BEN, Cast.ANN, 100));

            List<Long> taken = Together.run(threads, thread -> {
                Random random = new Random(thread);
                long own = 0;
                for (int round = 0; round < Together.ROUNDS; round++) {
                    long minutes = random.nextLong(1, 20);
                    own += bank.takes(round % 2 == 0 ? holding(minutes) : spending(minutes)) ? minutes : 0;
                }
                return own;
            });

            Account account = bank.account(Cast.ANN);
            assertThat(account.free()).isNotNegative();
            assertThat(100 - account.free())
                    .as("what was held and spent")
                    .isEqualTo(taken.stream().mapToLong(Long::longValue).sum());
            bank.isInOrder();
        }
    }

    @Test
    @Rule("S17.9")
    default void aHoldIsCapturedOrFreedOnceWhateverRaces() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());
            for (int round = 0; round < Together.ROUNDS; round++) {
                Hold hold = HoldThings.hold(Cast.ANN, 10);
                bank.applied(HoldThings.placing(hold));
                long before = bank.balance(Cast.ANN);

                List<Long> spent = Together.run(threads, thread -> {
                    long minutes = 1L + thread;
                    return thread % 3 == 2
                            ? (bank.takes(HoldThings.freeing(hold, HoldState.RELEASED)) ? 0 : -1)
                            : (bank.takes(capturing(hold, minutes)) ? minutes : -1);
                });

                List<Long> won = spent.stream().filter(minutes -> minutes >= 0).toList();
                assertThat(won).as("who ended the hold").hasSize(1);
                assertThat(bank.account(Cast.ANN).held()).isZero();
                assertThat(bank.balance(Cast.ANN)).isEqualTo(before - won.get(0));
            }
            bank.isInOrder();
        }
    }

    @Test
    @Rule("S17.10")
    default void whatIsPlacedAndEndedByManyIsHeldInTheEndAsTheOpenHoldsSay() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());

            List<Integer> open = Together.run(threads, thread -> {
                int left = 0;
                for (int round = 0; round < Together.ROUNDS; round++) {
                    Hold hold = HoldThings.hold(Map.of(
                            AccountId.of(Cast.ANN.id()),
                            1L + round,
                            AccountId.of(Cast.MEMBERS.get(1 + thread % 5).id()),
                            2L));
                    boolean placed = bank.takes(HoldThings.placing(hold));
                    boolean ended = placed
                            && round % 3 != 0
                            && bank.takes(
                                    round % 3 == 1 ? HoldThings.freeing(hold, HoldState.EXPIRED) : capturing(hold, 3));
                    left += placed && !ended ? 1 : 0;
                }
                return left;
            });

            assertThat(bank.ask(new Query.HoldsOn(AccountId.of(Cast.ANN.id()), Optional.empty(), Query.LARGEST_PAGE)))
                    .hasSize(open.stream().mapToInt(Integer::intValue).sum());
            bank.isInOrder();
        }
    }

    private static ChangeSet holding(long minutes) {
        return HoldThings.placing(HoldThings.hold(Cast.ANN, minutes), Optional.of(Limits.floor(0)));
    }

    private static ChangeSet spending(long minutes) {
        return ChangeSet.builder()
                .post(Posting.of(LedgerThings.transfer(Cast.ANN, Cast.CEM, minutes))
                        .within(AccountId.of(Cast.ANN.id()), Limits.floor(0)))
                .build();
    }

    private static ChangeSet capturing(Hold hold, long minutes) {
        return HoldThings.capturing(hold, LedgerThings.transfer(Cast.ANN, Cast.DOT, minutes), Optional.empty());
    }
}

package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.timebank.access.Actor;
import org.timebank.command.Outcome;
import org.timebank.command.RefusalCode;
import org.timebank.credit.AccountRef;
import org.timebank.credit.CaptureHold;
import org.timebank.credit.Credits;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.HoldId;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.PlaceHold;
import org.timebank.credit.ReverseTransaction;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.model.Play;

/** S15: what holds of the ledger when the library is asked many things at once. */
interface EngineLedgerRaceRules extends StoreUnderTest {

    @Test
    @Rule("S15.4")
    default void aHoldIsCapturedOnceWhoeverAsks() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());
            Credits credits = credits(bank);
            for (int round = 0; round < Together.ROUNDS; round++) {
                HoldId hold =
                        credits.hold(PlaceHold.of(key(), Cast.ANN.id(), 10)).orElseThrow();

                List<Outcome<LedgerTransactionId>> outcomes = Together.run(
                        threads,
                        thread -> credits.capture(CaptureHold.of(key(), hold, AccountRef.of(Cast.BEN.id()), 10)));

                oneIsDone(outcomes, RefusalCode.HOLD_ENDED);
                assertThat(bank.balance(Cast.BEN)).isEqualTo(10L * (round + 1));
                assertThat(bank.account(Cast.ANN).held()).isZero();
            }
            bank.isInOrder();
        }
    }

    @Test
    @Rule("S15.5")
    default void aTransactionIsReversedOnceWhoeverAsks() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());
            Credits credits = credits(bank);
            for (int round = 0; round < Together.ROUNDS; round++) {
                LedgerTransactionId gift = credits.give(GiveCredits.of(key(), Cast.ANN.id(), Cast.BEN.id(), 10))
                        .orElseThrow();

                List<Outcome<LedgerTransactionId>> outcomes = Together.run(
                        threads, thread -> credits.reverse(ReverseTransaction.of(key(), gift, "A mistake")));

                oneIsDone(outcomes, RefusalCode.ALREADY_REVERSED);
                assertThat(bank.balance(Cast.ANN)).isZero();
            }
            bank.isInOrder();
        }
    }

    private static void oneIsDone(List<? extends Outcome<?>> outcomes, RefusalCode otherwise) {
        assertThat(outcomes.stream().filter(Outcome::isDone))
                .as("what was done")
                .hasSize(1);
        assertThat(outcomes.stream().filter(outcome -> !outcome.isDone()))
                .allMatch(outcome -> outcome.refusals().get(0).is(otherwise));
    }

    private static Credits credits(TestTimebank bank) {
        return Play.engine(bank.store())
                .timebank(bank.id())
                .actingAs(Actor.broker("a broker"))
                .credits();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}

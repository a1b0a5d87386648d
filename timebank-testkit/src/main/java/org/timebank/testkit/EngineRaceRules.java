package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.timebank.Timebank;
import org.timebank.access.Actor;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Outcome;
import org.timebank.command.RefusalCode;
import org.timebank.credit.AccountLimits;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.RecordExchange;
import org.timebank.exchange.RecordedLeg;
import org.timebank.member.Member;
import org.timebank.rules.AdoptRules;
import org.timebank.rules.CommunityRules;
import org.timebank.rules.CreditRules;
import org.timebank.rules.Rounding;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.Things;
import org.timebank.testkit.model.Play;

/** S15: what holds when the library is asked many things at once. */
interface EngineRaceRules extends StoreUnderTest {

    @Test
    @Rule("S15.1")
    default void theSameCommandFromManyIsDoneOnceAndAnsweredTheSame() {
        TestTimebank bank = TestTimebank.in(store());
        Timebank broker = broker(bank);
        for (int threads : Together.CROWDS) {
            RecordExchange command = RecordExchange.of(leg(Cast.ANN, Cast.BEN, 60));

            List<Outcome<ExchangeReceipt>> outcomes =
                    Together.run(threads, thread -> broker.exchanges().record(command));

            assertThat(outcomes.stream().filter(outcome -> !outcome.replayed())).hasSize(1);
            assertThat(new HashSet<>(outcomes.stream().map(Outcome::orElseThrow).toList()))
                    .hasSize(1);
        }
        assertThat(bank.balance(Cast.ANN)).isEqualTo(60L * Together.CROWDS.size());
    }

    @Test
    @Rule("S15.2")
    default void exchangesOfManyAtOnceAreAllSettled() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());
            Timebank broker = broker(bank);

            List<Boolean> settled = Together.run(threads, thread -> {
                boolean all = true;
                for (int round = 0; round < Together.ROUNDS; round++) {
                    Member provider = Cast.MEMBERS.get((thread + round) % 6);
                    Member recipient = Cast.MEMBERS.get(4 + (thread + round + 1) % 2);
                    all &= broker.exchanges()
                            .record(RecordExchange.of(leg(provider, recipient, 15)))
                            .isDone();
                }
                return all;
            });

            assertThat(settled).containsOnly(true);
            bank.isInOrder();
        }
    }

    @Test
    @Rule("S15.3")
    default void nobodyFallsBelowTheDebitLimitWhateverIsAskedAtOnce() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());
            Timebank broker = broker(bank);
            broker.actingAs(Actor.administrator("an administrator"))
                    .rules()
                    .adopt(AdoptRules.of(
                            "limits",
                            new CommunityRules(
                                    Rounding.none(),
                                    AccountLimits.debitLimit(100),
                                    AccountLimits.NONE,
                                    720,
                                    ZoneOffset.UTC,
                                    CreditRules.common())))
                    .orElseThrow();

            List<List<Outcome<ExchangeReceipt>>> outcomes = Together.run(threads, thread -> {
                List<Outcome<ExchangeReceipt>> own = new ArrayList<>();
                for (int round = 0; round < Together.ROUNDS; round++) {
                    own.add(broker.exchanges().record(RecordExchange.of(leg(Cast.ANN, Cast.BEN, 7))));
                }
                return own;
            });

            assertThat(bank.balance(Cast.BEN)).isEqualTo(-98);
            assertThat(outcomes.stream().flatMap(List::stream).filter(Outcome::isDone))
                    .hasSize(14);
            assertThat(outcomes.stream().flatMap(List::stream).filter(o -> !o.isDone()))
                    .allMatch(o -> o.refusals().get(0).is(RefusalCode.OVER_DEBIT_LIMIT));
        }
    }

    private static Timebank broker(TestTimebank bank) {
        return Play.engine(bank.store()).timebank(bank.id()).actingAs(Actor.broker("a broker"));
    }

    private static RecordedLeg leg(Member provider, Member recipient, long minutes) {
        return new RecordedLeg(
                IdempotencyKey.of(UUID.randomUUID().toString()),
                Things.TODAY,
                provider.id(),
                recipient.id(),
                Cast.GARDENING.code(),
                minutes);
    }
}

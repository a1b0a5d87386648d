package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.timebank.command.IdempotencyKey;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.LedgerThings;
import org.timebank.testkit.given.Things;

/** S3: a key is answered once. */
interface AnswerRules extends StoreUnderTest {

    @Test
    @Rule("S3.1")
    default void anAnswerIsFoundUnderEachOfItsKeys() {
        TestTimebank bank = TestTimebank.in(store());

        bank.keeps(Things.answering(Things.done("a result", Things.key())));
        bank.keeps(Things.answering(Things.refused(Things.key())));
        bank.keeps(Things.answering(Things.done("three at once", Things.key(), Things.key(), Things.key())));
    }

    @Test
    @Rule("S3.2")
    default void aKeyThatWasNotAnsweredFindsNothing() {
        TestTimebank bank = TestTimebank.in(store());

        assertThat(bank.find(new Key.AnswerKey(Things.key()))).isEmpty();
    }

    @Test
    @Rule("S3.3")
    default void anAnsweredKeyIsNotAnsweredAgain() {
        TestTimebank bank = TestTimebank.in(store());
        IdempotencyKey key = Things.key();
        bank.applied(Things.answering(Things.done("the first answer", key)));

        bank.findsStale(Things.answering(Things.done("the first answer", key)));
        bank.findsStale(Things.answering(Things.refused(key)));
        bank.findsStale(ChangeSet.builder()
                .post(LedgerThings.transfer(Cast.ANN, Cast.BEN, 60))
                .build()
                .and(Things.done("the first answer", key)));
    }

    @Test
    @Rule("S3.4")
    default void oneAnsweredKeyAmongSeveralIsEnough() {
        TestTimebank bank = TestTimebank.in(store());
        IdempotencyKey first = Things.key();
        IdempotencyKey second = Things.key();
        bank.applied(Things.answering(Things.done("the first answer", first, second)));

        bank.findsStale(Things.answering(Things.done("another", Things.key(), second, Things.key())));
        bank.findsStale(Things.answering(Things.done("another", first, Things.key())));
        bank.findsStale(Things.answering(Things.refused(second)));
    }
}

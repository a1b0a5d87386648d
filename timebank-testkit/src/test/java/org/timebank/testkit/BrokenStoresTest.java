package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit proves itself: a store that breaks a rule is caught by the test of that rule. */
class BrokenStoresTest {

    static Stream<Arguments> brokenStores() {
        return Stream.of(
                arguments(BrokenStores.LosesAnEvent.class, "S1.1"),
                arguments(BrokenStores.AppliesHalf.class, "S1.2"),
                arguments(BrokenStores.IgnoresVersions.class, "S2.2"),
                arguments(BrokenStores.ForgetsAnswers.class, "S3.1"),
                arguments(BrokenStores.ForgetsAnswers.class, "S3.3"),
                arguments(BrokenStores.IgnoresFloors.class, "S5.1"),
                arguments(BrokenStores.IgnoresFloors.class, "S5.9"),
                arguments(BrokenStores.CountsFromZero.class, "S6.1"),
                arguments(BrokenStores.RoundsMoments.class, "S7.9"),
                arguments(BrokenStores.BringsNothingAlong.class, "S8.7"),
                arguments(BrokenStores.OrdersIdsAsSigned.class, "S9.2"),
                arguments(BrokenStores.Miscounts.class, "S10.2"),
                arguments(BrokenStores.LeaksBetweenTimebanks.class, "S11.1"),
                arguments(BrokenStores.IgnoresCase.class, "S11.4"),
                arguments(BrokenStores.LooksBeforeItWrites.class, "S12.1"),
                arguments(BrokenStores.ReadsBalancesOneByOne.class, "S13.1"),
                arguments(BrokenStores.ForgetsAnswers.class, "S14.3"));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("brokenStores")
    void aBrokenStoreIsCaughtByTheTestOfTheRuleThatItBreaks(Class<? extends StoreContract> contract, String rule) {
        ContractRun run = ContractRun.of(contract, rule);

        assertThat(run.failed()).containsExactly(rule);
    }

    @Test
    void aStoreThatKeepsTheRulePasses() {
        ContractRun run = ContractRun.of(InMemoryStoreContractTest.class, "S5.9");

        assertThat(run.failed()).isEmpty();
        assertThat(run.passed()).containsExactly("S5.9");
    }
}

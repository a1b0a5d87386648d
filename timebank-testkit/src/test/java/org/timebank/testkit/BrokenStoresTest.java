package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit proves itself: a store that breaks a rule is caught by the test of that rule. */
class BrokenStoresTest {

    /** As often as a property is tried where nobody says otherwise. */
    private static final int USUAL = 20;

    private static final Set<String> CAUGHT = new TreeSet<>();

    static Stream<Arguments> brokenStores() {
        return Stream.of(
                arguments(BrokenWrites.LosesAnEvent.class, "S1.1"),
                arguments(BrokenWrites.AppliesHalf.class, "S1.2"),
                arguments(BrokenWrites.IgnoresVersions.class, "S2.2"),
                arguments(BrokenLoads.CountsVersionsOfAccounts.class, "S2.6"),
                arguments(BrokenWrites.ForgetsAnswers.class, "S3.1"),
                arguments(BrokenWrites.ForgetsAnswers.class, "S3.3"),
                arguments(BrokenLedgers.IgnoresFloors.class, "S5.1"),
                arguments(BrokenLedgers.JudgesInTheEnd.class, "S5.5"),
                arguments(BrokenLedgers.IgnoresFloors.class, "S5.9"),
                arguments(BrokenLedgers.JudgesInTheEnd.class, "S5.9"),
                arguments(BrokenLedgers.IgnoresWhatWasSeen.class, "S5.11"),
                arguments(BrokenStatements.CountsFromZero.class, "S6.1"),
                arguments(BrokenWrites.ForgetsWarnings.class, "S7.7"),
                arguments(BrokenReads.RoundsMoments.class, "S7.9"),
                arguments(BrokenLoads.BringsNothingAlong.class, "S8.7"),
                arguments(BrokenLoads.BringsNoAccounts.class, "S8.11"),
                arguments(BrokenReads.OrdersIdsAsSigned.class, "S9.2"),
                arguments(BrokenStatements.RepeatsALine.class, "S9.9"),
                arguments(BrokenReads.IsDueTooSoon.class, "S9.12"),
                arguments(BrokenReads.Miscounts.class, "S10.2"),
                arguments(BrokenStatements.LeavesOutTheLastDay.class, "S10.4"),
                arguments(BrokenTenants.LeaksBetweenTimebanks.class, "S11.1"),
                arguments(BrokenTenants.ListsAccountsOfOthers.class, "S11.1"),
                arguments(BrokenTenants.IgnoresCase.class, "S11.4"),
                arguments(BrokenTenants.DeliversForAll.class, "S11.5"),
                arguments(BrokenRaces.LooksBeforeItWrites.class, "S12.1"),
                arguments(BrokenRaces.LooksBeforeItWrites.class, "S12.9"),
                arguments(BrokenRaces.ReadsBalancesOneByOne.class, "S13.1"),
                arguments(BrokenRaces.ReadsTotalsOneByOne.class, "S13.4"),
                arguments(BrokenWrites.ForgetsAnswers.class, "S14.3"),
                arguments(BrokenWrites.IsFoundedByAnything.class, "S16.5"),
                arguments(BrokenLedgers.ForgetsWhatIsHeld.class, "S17.2"),
                arguments(BrokenLedgers.CapturesAgain.class, "S17.7"),
                arguments(BrokenRaces.LooksBeforeItWrites.class, "S17.8"),
                arguments(BrokenRaces.LooksBeforeItCaptures.class, "S17.9"),
                arguments(BrokenStatements.ForgetsOldTerms.class, "S18.2"),
                arguments(BrokenLedgers.MovesClosedAccounts.class, "S18.3"),
                arguments(BrokenLedgers.ClosesWhatIsNotEmpty.class, "S18.5"),
                arguments(BrokenLoads.ForgetsReversals.class, "S19.1"),
                arguments(BrokenLedgers.ReversesAgain.class, "S19.2"),
                arguments(BrokenLedgers.ReversesAgain.class, "S19.5"),
                arguments(BrokenStatements.DoesNotChain.class, "S20.2"),
                arguments(BrokenLoads.LeavesAnAccountUnsealed.class, "S21.2"),
                arguments(BrokenStatements.TellsOfTheLastSeal.class, "S21.3"),
                arguments(BrokenRaces.ReadsHeadsOneByOne.class, "S21.8"),
                arguments(BrokenLedgers.SealsWhatNeverWas.class, "S21.9"),
                arguments(BrokenLoads.LeavesOutTheMoment.class, "S22.1"),
                arguments(BrokenStatements.GoesByTheDayOfRecording.class, "S22.2"),
                arguments(BrokenWrites.TellsAgain.class, "S23.2"),
                arguments(BrokenReads.ReadsOnFromTheLastId.class, "S23.3"),
                arguments(BrokenReads.ReadsOnFromTheLastId.class, "S23.5"),
                arguments(BrokenWrites.StopsAtTheFirstChange.class, "S24.3"),
                arguments(BrokenWrites.StopsAtTheFirstChange.class, "S24.4"),
                arguments(BrokenWrites.WritesInTwoTransactions.class, "S25.2"),
                arguments(BrokenWrites.SaysStaleOfWhatIsStored.class, "S25.2"),
                arguments(BrokenDelivery.LeasesToAnybody.class, "S26.2"),
                arguments(BrokenDelivery.TellsAgainAtOnce.class, "S26.3"),
                arguments(BrokenDelivery.ForgetsWhatWaits.class, "S26.6"),
                arguments(BrokenDelivery.ForgetsWhatWaits.class, "S26.9"),
                arguments(BrokenReads.ReadsOnFromTheLastId.class, "S27.1"),
                arguments(BrokenDelivery.TellsAgainAtOnce.class, "S27.2"),
                arguments(BrokenDelivery.LeasesToAnybody.class, "S27.4"),
                arguments(BrokenDelivery.ForgetsNothing.class, "S27.5"),
                arguments(BrokenRecalls.RemembersTheRulesAlone.class, "S28.1"),
                arguments(BrokenRecalls.LosesWhatIsDecided.class, "S28.2"),
                arguments(BrokenRecalls.NeverLooksAgain.class, "S28.3"),
                arguments(BrokenRecalls.JudgesNoLimits.class, "S28.4"));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("brokenStores")
    void aBrokenStoreIsCaughtByTheTestOfTheRuleThatItBreaks(Class<? extends StoreContract> contract, String rule) {
        ContractRun run = ContractRun.of(contract, rule);

        assertThat(run.failed()).containsExactly(rule);
        CAUGHT.add(contract.getSimpleName());
    }

    @Test
    void aStoreThatKeepsTheRulesPasses() {
        for (Arguments broken : brokenStores().toList()) {
            String rule = (String) broken.get()[1];

            ContractRun run = ContractRun.of(Unbroken.class, rule);

            assertThat(run.failed()).isEmpty();
            assertThat(run.passed()).containsExactly(rule);
        }
    }

    @AfterAll
    static void tellsHowManyWereCaught() {
        long stores = brokenStores().map(broken -> broken.get()[0]).distinct().count();
        Counts.write("BrokenStores", List.of("broken = " + stores, "broken.caught = " + CAUGHT.size()));
    }

    /** The contract as those for broken stores run it, for a store that is not broken. */
    static final class Unbroken extends BrokenContract {
        Unbroken() {
            super(() -> new BrokenStore() {});
        }

        @Override
        protected int tries() {
            return USUAL;
        }
    }
}

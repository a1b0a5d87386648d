package org.timebank.testkit.model;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.timebank.testkit.model.Step.Again;
import org.timebank.testkit.model.Step.Deed;
import org.timebank.testkit.model.Step.Who;

/** Sequences of some twenty steps, most of them sensible. */
public final class Steps implements ArbitrarySupplier<List<Step>> {

    @Override
    public Arbitrary<List<Step>> get() {
        return step().list().ofMinSize(1).ofMaxSize(40).withSizeDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<Step> step() {
        Arbitrary<Integer> numbers =
                Arbitraries.integers().between(0, Step.NUMBERS - 1).withDistribution(RandomDistribution.uniform());
        return Combinators.combine(deed(), who(), again(), numbers, numbers, numbers)
                .as(Step::new)
                .withoutEdgeCases();
    }

    private static Arbitrary<Deed> deed() {
        return Arbitraries.frequency(
                Tuple.of(5, Deed.RECORD),
                Tuple.of(2, Deed.RECORD_TWO_LEGS),
                Tuple.of(5, Deed.PROPOSE),
                Tuple.of(1, Deed.PROPOSE_TWO_LEGS),
                Tuple.of(9, Deed.ACCEPT),
                Tuple.of(6, Deed.CONFIRM),
                Tuple.of(4, Deed.APPROVE),
                Tuple.of(1, Deed.DECLINE),
                Tuple.of(1, Deed.CANCEL),
                Tuple.of(2, Deed.JOIN),
                Tuple.of(2, Deed.LEAVE),
                Tuple.of(2, Deed.COME_BACK),
                Tuple.of(2, Deed.PUBLISH),
                Tuple.of(1, Deed.WITHDRAW),
                Tuple.of(1, Deed.DEFINE),
                Tuple.of(1, Deed.ADOPT));
    }

    private static Arbitrary<Who> who() {
        return Arbitraries.frequency(
                Tuple.of(30, Who.FITTING),
                Tuple.of(8, Who.MEMBER),
                Tuple.of(2, Who.BROKER),
                Tuple.of(3, Who.BROKER_FOR_A_MEMBER),
                Tuple.of(2, Who.BROKER_WHO_IS_A_MEMBER),
                Tuple.of(3, Who.BROKER_WHO_IS_A_MEMBER_FOR_ANOTHER),
                Tuple.of(2, Who.ADMINISTRATOR),
                Tuple.of(1, Who.MEMBER_FOR_ANOTHER),
                Tuple.of(1, Who.AUDITOR),
                Tuple.of(1, Who.RESEARCHER),
                Tuple.of(1, Who.SOMEBODY_UNKNOWN));
    }

    private static Arbitrary<Again> again() {
        return Arbitraries.frequency(Tuple.of(16, Again.NEW), Tuple.of(3, Again.SAME), Tuple.of(1, Again.SAME_KEY));
    }
}

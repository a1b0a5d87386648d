package org.timebank.testkit.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import org.timebank.testkit.model.Step.Again;
import org.timebank.testkit.model.Step.Deed;
import org.timebank.testkit.model.Step.Weighted;
import org.timebank.testkit.model.Step.Who;

/** Sequences of some twenty steps, most of them sensible; and single steps for a story without an end. */
public final class Steps implements ArbitrarySupplier<List<Step>> {

    /** Mostly at once, now and then a day or two later, seldom after a month or more. */
    private static final List<Integer> DAYS = List.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 10, 35, 40);

    private static final List<Deed> DEEDS = weighted(Deed.values());
    private static final List<Who> ALL = weighted(Who.values());
    private static final List<Again> OFTEN = weighted(Again.values());

    @Override
    public Arbitrary<List<Step>> get() {
        return step().list().ofMinSize(1).ofMaxSize(40).withSizeDistribution(RandomDistribution.uniform());
    }

    /** One more step. */
    public static Step next(RandomGenerator random) {
        return new Step(
                one(DEEDS, random),
                one(ALL, random),
                one(OFTEN, random),
                one(DAYS, random),
                random.nextInt(3) == 0,
                random.nextInt(Step.NUMBERS),
                random.nextInt(Step.NUMBERS),
                random.nextInt(Step.NUMBERS));
    }

    private static <T> T one(List<T> some, RandomGenerator random) {
        return some.get(random.nextInt(some.size()));
    }

    private static Arbitrary<Step> step() {
        Arbitrary<Integer> numbers =
                Arbitraries.integers().between(0, Step.NUMBERS - 1).withDistribution(RandomDistribution.uniform());
        Arbitrary<Boolean> together = Arbitraries.of(false, false, true);
        return Combinators.combine(
                        Arbitraries.of(DEEDS),
                        Arbitraries.of(ALL),
                        Arbitraries.of(OFTEN),
                        Arbitraries.of(DAYS),
                        together,
                        numbers,
                        numbers,
                        numbers)
                .as(Step::new)
                .withoutEdgeCases();
    }

    private static <T extends Weighted> List<T> weighted(T[] values) {
        List<T> often = new ArrayList<>();
        Arrays.stream(values).forEach(value -> {
            for (int i = 0; i < value.weight(); i++) {
                often.add(value);
            }
        });
        return List.copyOf(often);
    }
}

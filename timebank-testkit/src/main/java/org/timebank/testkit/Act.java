package org.timebank.testkit;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/**
 * One change, in numbers from which {@link Acts} choose among what there is by then. Immutable.
 *
 * @param deed what is changed
 * @param first chooses whom or what it is about
 * @param second chooses the rest
 */
record Act(Deed deed, int first, int second) {

    private static final int NUMBERS = 1_000;

    /** Each deed once, and some more often. */
    private static final List<Deed> DEEDS = Stream.concat(
                    Stream.of(Deed.values()),
                    Stream.of(Deed.TRANSFER, Deed.LIMITED_TRANSFER, Deed.LIMITED_TRANSFER, Deed.CLOSE, Deed.REOPEN))
            .toList();

    /** What can be changed. */
    enum Deed {
        TRANSFER,
        LIMITED_TRANSFER,
        HOLD,
        CAPTURE,
        FREE,
        REVERSE,
        LIMIT,
        CLOSE,
        REOPEN,
        SEAL,
        DEFINE,
        LEAVE,
        ANSWER,
        TELL,
        MARK
    }

    static Act random(Random random) {
        return new Act(DEEDS.get(random.nextInt(DEEDS.size())), random.nextInt(NUMBERS), random.nextInt(NUMBERS));
    }

    /** Up to thirty acts. */
    static final class Generator implements ArbitrarySupplier<List<Act>> {

        @Override
        public Arbitrary<List<Act>> get() {
            Arbitrary<Integer> numbers =
                    Arbitraries.integers().between(0, NUMBERS - 1).withDistribution(RandomDistribution.uniform());
            return Combinators.combine(Arbitraries.of(DEEDS), numbers, numbers)
                    .as(Act::new)
                    .list()
                    .ofMaxSize(30);
        }
    }
}

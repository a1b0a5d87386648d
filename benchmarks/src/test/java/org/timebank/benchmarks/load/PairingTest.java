package org.timebank.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PairingTest {

    private static final int ACCOUNTS = 5;

    @ParameterizedTest
    @EnumSource
    void nobodyGivesToThemselvesAndAllTakePart(Pairing pairing) {
        List<Pair> pairs = pairs(pairing);

        assertThat(pairs).noneMatch(pair -> pair.from() == pair.to());
        assertThat(pairs.stream().map(Pair::from)).contains(0, 1, 2, 3, 4).allMatch(from -> from < ACCOUNTS);
        assertThat(pairs.stream().map(Pair::to)).contains(0, 1, 2, 3, 4).allMatch(to -> to < ACCOUNTS);
    }

    @Test
    void theHotAccountIsOnOneSideOfEverything() {
        int hot = Pairing.hottest(ACCOUNTS);

        assertThat(pairs(Pairing.HOT)).allMatch(pair -> pair.from() == hot || pair.to() == hot);
        assertThat(pairs(Pairing.RANDOM)).anyMatch(pair -> pair.from() != hot && pair.to() != hot);
    }

    private static List<Pair> pairs(Pairing pairing) {
        SplittableRandom random = new SplittableRandom(1);
        return Stream.generate(() -> pairing.pick(random, ACCOUNTS)).limit(200).toList();
    }
}

package org.timebank.benchmarks.load;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Draws what is done next: repeatable by the seed, but for the numbers. Used by one thread. */
public final class Draw {

    private static final long MOST_MINUTES = 120;

    /** Of as many digits as all that follow. */
    private static final long FIRST_KEY = 1_000_000_000_000L;

    private final Pairing pairing;
    private final int accounts;
    private final SplittableRandom random;
    private final AtomicLong numbers;

    /**
     * Begins to draw.
     *
     * @param accounts how many there are
     * @param numbers the number that was given last, to whomever
     */
    public Draw(Pairing pairing, int accounts, long seed, AtomicLong numbers) {
        this.pairing = pairing;
        this.accounts = accounts;
        this.random = new SplittableRandom(seed);
        this.numbers = numbers;
    }

    /** Between whom. */
    public Pair pair() {
        return pairing.pick(random, accounts);
    }

    /** Where only one account is changed, which. */
    public int account() {
        return pairing.pickOne(random, accounts);
    }

    /** Any number from 0 on, below that one. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** How much. */
    public long minutes() {
        return random.nextLong(1, MOST_MINUTES + 1);
    }

    /** A name that nobody else is given; names ascend, as those of a host's own rows do. */
    public String key() {
        return "visit-" + (FIRST_KEY + numbers.incrementAndGet());
    }
}

package org.timebank.benchmarks.load;

import java.util.SplittableRandom;

/** Between which accounts credits move. */
public enum Pairing {
    /** Any two. */
    RANDOM {
        @Override
        public int pickOne(SplittableRandom random, int accounts) {
            return random.nextInt(accounts);
        }

        @Override
        public Pair pick(SplittableRandom random, int accounts) {
            int from = random.nextInt(accounts);
            return new Pair(from, another(from, random, accounts));
        }
    },
    /** One and the same on either side, and any other. It is neither the first nor the last to be locked. */
    HOT {
        @Override
        public int pickOne(SplittableRandom random, int accounts) {
            return hottest(accounts);
        }

        @Override
        public Pair pick(SplittableRandom random, int accounts) {
            int hot = hottest(accounts);
            int other = another(hot, random, accounts);
            return random.nextBoolean() ? new Pair(hot, other) : new Pair(other, hot);
        }
    };

    /** One account of so many, where only one is changed. */
    public abstract int pickOne(SplittableRandom random, int accounts);

    /** Two accounts of so many, at least two. */
    public abstract Pair pick(SplittableRandom random, int accounts);

    /** The account that is on one side of everything, where one is. */
    public static int hottest(int accounts) {
        return accounts / 2;
    }

    private static int another(int account, SplittableRandom random, int accounts) {
        int other = random.nextInt(accounts - 1);
        return other < account ? other : other + 1;
    }
}

package org.timebank;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.SplittableRandom;
import java.util.UUID;
import org.timebank.command.RecordedMoment;

/**
 * UUIDs of version 7: 48 bits of milliseconds, a counter of 12 bits within the millisecond, 46 random bits, and 16 bits that
 * are left for the caller. When the counter is used up, or the clock goes back, it runs ahead of the clock.
 */
final class TimeOrderedIds implements IdGenerator {

    private static final int COUNTERS = 1 << 12;
    private static final long VERSION_7 = 7L << 12;
    private static final long VARIANT = 1L << 63;

    private final Clock clock;
    private final SplittableRandom random = new SplittableRandom(new SecureRandom().nextLong());
    private long millis;
    private int counter;

    TimeOrderedIds(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized UUID next() {
        long now = RecordedMoment.of(clock.instant()).toEpochMilli();
        if (now > millis) {
            millis = now;
            counter = random.nextInt(COUNTERS / 2);
        } else if (++counter == COUNTERS) {
            millis++;
            counter = 0;
        }
        long high = millis << 16 | VERSION_7 | counter;
        long low = VARIANT | random.nextLong() >>> 2 & ~0xFFFFL;
        return new UUID(high, low);
    }
}

package org.timebank.benchmarks.growth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** A clock for filling a ledger: when all gifts are given, five years have passed. */
final class Calendar extends Clock {

    private static final Instant FROM = Instant.parse("2020-01-02T00:00:00Z");
    private static final Duration FIVE_YEARS = Duration.ofDays(5 * 365);

    private final long nanosForEach;
    private final AtomicLong given = new AtomicLong();

    Calendar(long gifts) {
        this.nanosForEach = FIVE_YEARS.toNanos() / gifts;
    }

    /** Any moment while it was filled. */
    static Instant moment(SplittableRandom random) {
        return FROM.plusSeconds(random.nextLong(FIVE_YEARS.toSeconds()));
    }

    /** So many more gifts are given; answers how many now are. */
    long add(long gifts) {
        return given.addAndGet(gifts);
    }

    @Override
    public Instant instant() {
        return FROM.plusNanos(nanosForEach * given.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("It is of one zone");
    }
}

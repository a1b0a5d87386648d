package org.timebank.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.timebank.testkit.given.Things;

/** A clock that stands still until it is set. Thread-safe. */
final class SetClock implements InstantSource {

    private volatile Instant now = Things.NOW;

    @Override
    public Instant instant() {
        return now;
    }

    synchronized void passes(Duration time) {
        now = now.plus(time);
    }

    Clock clock() {
        return withZone(ZoneOffset.UTC);
    }
}

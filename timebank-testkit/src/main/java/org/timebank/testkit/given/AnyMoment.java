package org.timebank.testkit.given;

import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;

/** A moment of the years 1970 to 9998, with microseconds. */
public final class AnyMoment implements ArbitrarySupplier<Instant> {

    @Override
    public Arbitrary<Instant> get() {
        return Values.moments();
    }
}

package org.timebank.testkit.given;

import java.time.LocalDate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;

/** A day of the years 1 to 9999. */
public final class AnyDay implements ArbitrarySupplier<LocalDate> {

    @Override
    public Arbitrary<LocalDate> get() {
        return Values.days();
    }
}

package org.timebank.testkit.given;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;

/** The id of an actor. */
public final class AnyActor implements ArbitrarySupplier<String> {

    @Override
    public Arbitrary<String> get() {
        return Texts.plain(100);
    }
}

package org.timebank.testkit.given;

import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;

/** Up to a dozen ids that nobody has yet. */
public final class AnyIds implements ArbitrarySupplier<Set<UUID>> {

    @Override
    public Arbitrary<Set<UUID>> get() {
        return Values.ids().set().ofMinSize(1).ofMaxSize(12);
    }
}

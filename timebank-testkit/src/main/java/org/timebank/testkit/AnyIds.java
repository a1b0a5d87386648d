package org.timebank.testkit;

import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;

/** Up to a dozen ids that nobody has yet. */
final class AnyIds implements ArbitrarySupplier<Set<UUID>> {

    @Override
    public Arbitrary<Set<UUID>> get() {
        return Values.ids().set().ofMinSize(1).ofMaxSize(12);
    }
}

package org.timebank.testkit.given;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import org.timebank.credit.Hold;

/** Up to eight open holds with different ids. */
public final class AnyHolds implements ArbitrarySupplier<List<Hold>> {

    @Override
    public Arbitrary<List<Hold>> get() {
        return new AnyHold().get().list().ofMaxSize(8).uniqueElements(Hold::id);
    }
}

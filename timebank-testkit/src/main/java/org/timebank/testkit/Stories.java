package org.timebank.testkit;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import org.timebank.testkit.model.Step;
import org.timebank.testkit.model.Steps;

/** Sequences of a thousand steps, made of shorter ones, so that a story which goes wrong is soon cut down to a few of them. */
final class Stories implements ArbitrarySupplier<List<Step>> {

    private static final int STEPS = 1_000;

    /** So many short sequences come to more steps than are needed. */
    private static final int PARTS = 80;

    @Override
    public Arbitrary<List<Step>> get() {
        return new Steps()
                .get()
                .list()
                .ofSize(PARTS)
                .map(parts -> parts.stream().flatMap(List::stream).limit(STEPS).toList());
    }
}

package org.timebank.testkit;

import java.util.function.Function;
import java.util.function.Supplier;
import org.timebank.spi.TimebankStore;

/** The contract for a store that is broken on purpose. */
abstract class BrokenContract extends StoreContract {

    private final Function<WritePoints, BrokenStore> broken;
    private final boolean inOneStep;

    BrokenContract(Supplier<BrokenStore> broken) {
        this(points -> broken.get(), true);
    }

    BrokenContract(Function<WritePoints, BrokenStore> broken, boolean inOneStep) {
        this.broken = broken;
        this.inOneStep = inOneStep;
    }

    @Override
    protected TimebankStore emptyStore() {
        return broken.apply(() -> {});
    }

    @Override
    protected TimebankStore emptyStore(WritePoints points) {
        return broken.apply(points);
    }

    @Override
    public boolean writesInOneStep() {
        return inOneStep;
    }

    @Override
    boolean isReported() {
        return false;
    }
}

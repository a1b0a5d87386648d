package org.timebank.testkit;

import java.util.function.Function;
import java.util.function.Supplier;
import org.timebank.spi.TimebankStore;

/** The contract for a store that is broken on purpose. */
abstract class BrokenContract extends StoreContract {

    /** Enough for a fault that shows itself once in ten tries: it is missed once in 10<sup>22</sup> times. The first failure ends them. */
    private static final int MANY = 500;

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
    protected int tries() {
        return MANY;
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

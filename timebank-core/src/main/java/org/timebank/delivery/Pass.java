package org.timebank.delivery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.timebank.command.TimebankId;
import org.timebank.spi.Query;
import org.timebank.spi.StoreException;
import org.timebank.spi.TimebankSelection;
import org.timebank.spi.TimebankStore;

/** One pass over all timebanks in which something waits. Used once. */
final class Pass {

    /** Where so many timebanks fail, it is likely the storage. */
    private static final int MOST_FAILURES = 3;

    private final TimebankStore store;
    private final Settings settings;
    private final Random order;
    private final BooleanSupplier isEnding;
    private final List<StoreException> failures = new ArrayList<>();
    private int delivered;

    /**
     * A pass.
     *
     * @param order in which timebanks of a page are visited: another in each instance, so that they do not all wait at the
     *     same one
     */
    Pass(TimebankStore store, Settings settings, Random order, BooleanSupplier isEnding) {
        this.store = store;
        this.settings = settings;
        this.order = order;
        this.isEnding = isEnding;
    }

    /**
     * Goes through the timebanks; answers how many events were delivered.
     *
     * @throws StoreException if the storage failed at one of them; the others were visited none the less
     */
    int run() {
        if (settings.timebanks().isEmpty()) {
            visitAll();
        } else {
            visit(settings.timebanks());
        }
        if (!failures.isEmpty()) {
            StoreException first = failures.get(0);
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
        return delivered;
    }

    private void visitAll() {
        @Nullable TimebankId last = null;
        List<TimebankId> page;
        do {
            page = store.timebanks(
                    TimebankSelection.WITH_PENDING_EVENTS, Optional.ofNullable(last), Query.LARGEST_PAGE);
            if (!page.isEmpty()) {
                last = page.get(page.size() - 1);
                visit(page);
            }
        } while (page.size() == Query.LARGEST_PAGE && goesOn());
    }

    private void visit(List<TimebankId> page) {
        List<TimebankId> shuffled = new ArrayList<>(page);
        Collections.shuffle(shuffled, order);
        for (TimebankId timebank : shuffled) {
            if (goesOn()) {
                visit(timebank);
            }
        }
    }

    private void visit(TimebankId timebank) {
        try {
            delivered += new Turn(store, timebank, settings, isEnding).take();
        } catch (StoreException e) {
            failures.add(e);
        }
    }

    private boolean goesOn() {
        return failures.size() < MOST_FAILURES && !isEnding.getAsBoolean();
    }
}

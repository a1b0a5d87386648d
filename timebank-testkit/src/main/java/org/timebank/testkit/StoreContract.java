package org.timebank.testkit;

import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;
import org.jspecify.annotations.Nullable;
import org.timebank.spi.TimebankStore;

/**
 * Everything that a {@link TimebankStore} promises, as tests and properties. A store's author extends this class and says
 * how an empty store is made:
 *
 * <pre>{@code
 * class MyStoreContractTest extends StoreContract {
 *     @Override
 *     protected TimebankStore emptyStore() {
 *         return new MyStore(...);
 *     }
 * }
 * }</pre>
 *
 * <p>It runs on the JUnit Platform, with the engines of JUnit Jupiter and of jqwik. No test needs the store to be emptied
 * before it: each test, and each try of a property, founds a timebank with a random name in the store, and works in that
 * one. What stands in the other timebanks of the same store must not matter: that is one of the rules.
 */
@AddLifecycleHook(value = Tries.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
public abstract class StoreContract
        implements AtomicRules,
                VersionRules,
                AnswerRules,
                ReferenceRules,
                LimitRules,
                LedgerRules,
                FaithfulRules,
                LookupRules,
                PageRules,
                ActivityRules,
                TenantRules,
                RaceRules,
                MomentRules,
                EngineRules,
                EngineRaceRules {

    private static final int FEW = 100;

    private @Nullable TimebankStore store;

    /**
     * A store with nothing in it, that works until the tests have ended. Asked once for each test, and may answer the same
     * store each time, which saves the time that it takes to make one.
     */
    protected abstract TimebankStore emptyStore();

    /**
     * How often each property is tried: unless overridden, what the system property {@code timebank.tries} says, or 100. A
     * try of the properties about the engine is a sequence of some twenty commands.
     */
    protected int tries() {
        return Integer.getInteger("timebank.tries", FEW);
    }

    @Override
    public final TimebankStore store() {
        TimebankStore made = store;
        if (made == null) {
            made = emptyStore();
            store = made;
        }
        return made;
    }
}

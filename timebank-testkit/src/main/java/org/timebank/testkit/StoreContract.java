package org.timebank.testkit;

import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.timebank.spi.TimebankStore;

/**
 * Everything that a {@link TimebankStore} promises, as tests and properties. A store's author extends this class and says
 * how an empty store is made:
 *
 * <pre>{@code
 * class MyStoreContractTest extends StoreContract {
 *     @Override
 *     protected TimebankStore emptyStore() {
 *         return new MyStore(database);
 *     }
 *
 *     @Override
 *     protected TimebankStore emptyStore(WritePoints points) {
 *         return new MyStore(new WritePointsDataSource(database, points));
 *     }
 * }
 * }</pre>
 *
 * <p>It runs on the JUnit Platform, with the engines of JUnit Jupiter and of jqwik. No test needs the store to be emptied
 * before it: each test, and each try of a property, founds a timebank with a random name in the store, and works in that
 * one. What stands in the other timebanks of the same store must not matter: that is one of the rules.
 *
 * <p>When the class ends, what was counted is written to {@code target/contract}; {@code docs/storage-contract.md} says
 * what and where.
 */
@AddLifecycleHook(value = CountedProperties.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
@AddLifecycleHook(value = ChosenRules.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
public abstract class StoreContract
        implements AtomicRules,
                VersionRules,
                AnswerRules,
                ReferenceRules,
                LimitRules,
                PostingRules,
                LedgerRules,
                FaithfulRules,
                FaithfulLedgerRules,
                LookupRules,
                BringingRules,
                PageRules,
                ListRules,
                LedgerPageRules,
                TotalRules,
                TenantRules,
                RaceRules,
                LedgerRaceRules,
                MomentRules,
                EngineRules,
                EngineRaceRules,
                EngineLedgerRaceRules,
                FoundingRules,
                HoldRules,
                HoldRaceRules,
                TermsRules,
                ReversalRules,
                ChainRules,
                SealRules,
                SealRaceRules,
                PastRules,
                PendingRules,
                BatchRules,
                FaultRules,
                DeliveryRules,
                ReaderRules,
                RecallRules {

    @RegisterExtension
    static final Extension COUNTED = new CountedTests();

    @RegisterExtension
    static final Extension CHOSEN = new ChosenRules();

    private static final int FEW = 20;

    private @Nullable TimebankStore store;

    /**
     * A store with nothing in it, that works until the tests have ended. Asked once for each test, and may answer the same
     * store each time, which saves the time that it takes to make one.
     */
    protected abstract TimebankStore emptyStore();

    /**
     * A store like {@link #emptyStore()} that tells of each point at which it writes, so that each can be made to fail. For a
     * store over JDBC, {@link WritePointsDataSource} does so. It may share its medium with the other store.
     */
    protected abstract TimebankStore emptyStore(WritePoints points);

    /**
     * Whether the store promises that nothing can fail while it writes: it looks at everything that can go wrong first, and
     * what readers see changes in one step. Such a store has no write points, and says so here; no store of a database can.
     */
    @Override
    public boolean writesInOneStep() {
        return false;
    }

    /**
     * How often each property is tried: unless overridden, what the system property {@code timebank.tries} says, or 20. A
     * try of the property that compares the store with the model is a story of a thousand commands.
     */
    protected int tries() {
        return Integer.getInteger("timebank.tries", FEW);
    }

    /** Whether what is counted is written down at the end. */
    boolean isReported() {
        return true;
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

    @Override
    public final TimebankStore store(WritePoints points) {
        return emptyStore(points);
    }
}

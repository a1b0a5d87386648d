package org.timebank.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.timebank.failures.load.Audit;
import org.timebank.failures.load.Figures;
import org.timebank.failures.load.Load;
import org.timebank.spi.TimebankStore;

/**
 * What strikes a cluster again and again, each time in the middle of what eight clients do in a timebank of their own, at a moment
 * that is drawn. Clients go on until they have had answers enough; then what is there is compared with what they were told.
 */
public final class Strikes {

    /** Lets something fail, and does what is to be done about it. */
    @FunctionalInterface
    public interface Strike {
        void strike(Load load) throws Exception;
    }

    private static final int CLIENTS = 8;
    private static final int LATEST = 200;
    private static final int AFTERWARDS = 100;

    private final String name;
    private final List<? extends TimebankStore> stores;
    private final List<? extends TimebankStore> audited;
    private final Random random;
    private final List<Load> loads = new ArrayList<>();
    private Figures figures = Figures.NONE;

    /**
     * Strikes to come.
     *
     * @param stores ways to the cluster, by which clients go
     * @param audited where what is there is looked at: each has to have everything
     */
    public Strikes(String name, List<? extends TimebankStore> stores, List<? extends TimebankStore> audited) {
        this.name = name;
        this.stores = stores;
        this.audited = audited;
        long seed = System.nanoTime();
        this.random = new Random(seed);
        System.out.printf("%s: seed %d%n", name, seed);
    }

    /** Strikes once; nothing may be wrong afterwards. */
    public void strike(Strike strike) throws Exception {
        Load load = Load.begin(stores, CLIENTS, random.nextLong());
        loads.add(load);
        load.awaitAnswers(1 + random.nextInt(LATEST));
        strike.strike(load);
        load.awaitAnswers(AFTERWARDS);
        figures = figures.plus(audit(load));
    }

    private Figures audit(Load load) throws InterruptedException {
        Figures heard = Figures.NONE;
        for (TimebankStore store : audited) {
            Audit audit = load.audit(store);
            assertThat(audit.flaws())
                    .as("%s, after strike %d", name, loads.size())
                    .isEmpty();
            heard = audit.figures();
        }
        return heard;
    }

    /** Looks once more at what is left of each time, and says how much was compared. */
    public Figures end() throws InterruptedException {
        for (Load load : loads) {
            audit(load);
            load.close();
        }
        System.out.printf("%s: %d times; %s%n", name, loads.size(), figures);
        return figures;
    }
}

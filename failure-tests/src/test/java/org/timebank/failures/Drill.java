package org.timebank.failures;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.timebank.failures.load.Audit;
import org.timebank.failures.load.Figures;
import org.timebank.failures.load.Load;
import org.timebank.failures.postgres.MortalPostgres;
import org.timebank.failures.postgres.Pools;
import org.timebank.jdbc.JdbcTimebankStore;
import org.timebank.spi.TimebankStore;

/**
 * The same fault again and again, each time in the middle of what eight clients do in a timebank of their own, at a moment that
 * is drawn. After each, clients go on until they have had a hundred answers more; then what is there is compared with what
 * they were told.
 */
final class Drill {

    /** Lets something fail, and does what is to be done about it. */
    @FunctionalInterface
    interface Fault {
        void strike(Load load, Random random) throws Exception;
    }

    static final int CLIENTS = 8;

    private static final int LATEST = 200;
    private static final int AFTERWARDS = 100;

    private final String name;
    private final TimebankStore store;
    private final MortalPostgres server;
    private final long seed = System.nanoTime();
    private Figures figures = Figures.NONE;

    /**
     * A drill.
     *
     * @param server which is audited
     * @param way by which clients find it
     */
    Drill(String name, MortalPostgres server, DataSource way) {
        this.name = name;
        this.store = JdbcTimebankStore.of(way);
        this.server = server;
        System.out.printf("%s: seed %d%n", name, seed);
    }

    /** Strikes so many times; nothing may be wrong after each. */
    Figures strike(int times, Fault fault) throws Exception {
        for (int time = 0; time < times; time++) {
            round(time, fault).close();
        }
        FaultReport.add(name, times, figures);
        return figures;
    }

    /** The same; nor may anything be wrong with what the earlier ones left, after the last. */
    void strikeAndLookAtAllInTheEnd(int times, Fault fault) throws Exception {
        List<Load> all = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            all.add(round(time, fault));
        }
        FaultReport.add(name, times, figures);
        for (int time = 0; time < times; time++) {
            audit(all.get(time), time);
        }
    }

    private Load round(int time, Fault fault) throws Exception {
        Random random = new Random(seed + time);
        Load load = Load.begin(List.of(store), CLIENTS, random.nextLong());
        boolean audited = false;
        try {
            load.awaitAnswers(1 + random.nextInt(LATEST));
            fault.strike(load, random);
            load.awaitAnswers(AFTERWARDS);
            figures = figures.plus(audit(load, time));
            audited = true;
            return load;
        } finally {
            if (!audited) {
                load.close();
            }
        }
    }

    private Figures audit(Load load, int time) throws InterruptedException {
        try (HikariDataSource quiet = Pools.of("audit", server.port(), 2)) {
            Audit audit = load.audit(JdbcTimebankStore.of(quiet));
            assertThat(audit.flaws())
                    .as("%s, fault %d, seed %d", name, time, seed)
                    .isEmpty();
            return audit.figures();
        }
    }
}

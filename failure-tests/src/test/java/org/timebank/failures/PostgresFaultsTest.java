package org.timebank.failures;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.timebank.failures.load.Figures;
import org.timebank.failures.load.Load;
import org.timebank.failures.postgres.CuttingProxy;
import org.timebank.failures.postgres.MortalPostgres;
import org.timebank.failures.postgres.Pools;
import org.timebank.jdbc.JdbcTimebankStore;
import org.timebank.jdbc.TimebankSchema;
import org.timebank.spi.TimebankStore;

/** Whatever fails on PostgreSQL, what was acknowledged is there once, and what was refused is not. */
@ExtendWith(FaultReport.class)
class PostgresFaultsTest {

    private static final int KILLS = Integer.getInteger("timebank.faults.kills", 3);
    private static final int TERMINATIONS = Integer.getInteger("timebank.faults.terminations", 40);
    private static final int CUTS = Integer.getInteger("timebank.faults.cuts", 40);
    private static final int SHORTAGES = Integer.getInteger("timebank.faults.shortages", 2);

    /** Of so many kills, one is left unmended until the library gives up trying. */
    private static final int ONE_IN = 3;

    private static final int CLIENTS = 8;

    private static MortalPostgres server;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = MortalPostgres.start();
        try (HikariDataSource database = Pools.of("schema", server.port(), 1)) {
            TimebankSchema.of(database).create();
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void theServerIsKilledAndStartedAgain() throws Exception {
        try (HikariDataSource pool = pool()) {
            Drill drill = drill("server killed and started again", pool);
            drill.strikeAndLookAtAllInTheEnd(KILLS, this::kill);
        }
    }

    private void kill(Load load, Random random) throws Exception {
        server.kill();
        if (random.nextInt(ONE_IN) == 0) {
            load.awaitExceptions(CLIENTS);
        }
        server.startAgain();
    }

    @Test
    void backendsAreTerminated() throws Exception {
        try (HikariDataSource pool = pool()) {
            drill("backend terminated", pool).strike(TERMINATIONS, (load, random) -> terminate(random));
        }
    }

    /** One that is at work, if any is. */
    private static void terminate(Random random) throws SQLException {
        String terminated = "";
        while (!terminated.equals("t")) {
            terminated = server.ask("""
                    SELECT pg_terminate_backend(pid)
                    FROM pg_stat_activity
                    WHERE application_name = 'load'
                    ORDER BY state = 'idle', md5(pid::text || '%d')
                    LIMIT 1
                    """.formatted(random.nextInt()));
        }
    }

    @Test
    void connectionsAreCutAnywhere() throws Exception {
        long seed = System.nanoTime();
        System.out.printf("connection cut: seed of the cuts %d%n", seed);
        try (CuttingProxy proxy = CuttingProxy.before(server.port(), seed);
                HikariDataSource pool = Pools.of("load", proxy.port(), CLIENTS)) {
            drill("connection cut at a random byte", pool).strike(CUTS, (load, random) -> proxy.cut());

            assertThat(proxy.cuts()).isGreaterThanOrEqualTo(CUTS);
        }
    }

    @Test
    void whoFindsNoConnectionForLongIsToldSo() throws Exception {
        try (HikariDataSource pool = small()) {
            Figures figures = drill("pool exhausted until callers are told", pool)
                    .strike(SHORTAGES, (load, random) -> withholding(pool, () -> load.awaitExceptions(CLIENTS)));

            assertThat(figures.exceptions()).isGreaterThanOrEqualTo((long) SHORTAGES * CLIENTS);
        }
    }

    @Test
    void whoFindsNoConnectionForAWhileWaits() throws Exception {
        try (HikariDataSource pool = small()) {
            Figures figures = drill("pool exhausted for a while", pool)
                    .strike(SHORTAGES, (load, random) -> withholding(pool, () -> awaitWaiting(pool)));

            assertThat(figures.exceptions()).isZero();
        }
    }

    /** Two connections for eight clients and a reader, with little patience. */
    private static HikariDataSource small() {
        return Pools.of("load", server.port(), 2, Duration.ofMillis(250));
    }

    @FunctionalInterface
    private interface Meanwhile {
        void happens() throws Exception;
    }

    /** Takes every connection of the pool, and gives them back afterwards. */
    private static void withholding(HikariDataSource pool, Meanwhile meanwhile) throws Exception {
        List<Connection> taken = new ArrayList<>();
        try {
            while (taken.size() < pool.getMaximumPoolSize()) {
                take(pool, taken);
            }
            meanwhile.happens();
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    private static void take(HikariDataSource pool, List<Connection> taken) throws SQLException {
        try {
            taken.add(pool.getConnection());
        } catch (SQLTransientConnectionException e) {
            // Others were first; the next time, or the one after, they are not.
        }
    }

    private static void awaitWaiting(HikariDataSource pool) {
        while (pool.getHikariPoolMXBean().getThreadsAwaitingConnection() < CLIENTS) {
            Thread.onSpinWait();
        }
    }

    private static HikariDataSource pool() {
        return Pools.of("load", server.port(), CLIENTS);
    }

    private static Drill drill(String name, HikariDataSource pool) {
        TimebankStore store = JdbcTimebankStore.of(pool);
        return new Drill(name, store, server.port());
    }
}

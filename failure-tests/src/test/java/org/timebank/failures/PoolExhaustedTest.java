package org.timebank.failures;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.timebank.failures.load.Figures;
import org.timebank.failures.postgres.MortalPostgres;
import org.timebank.failures.postgres.Pools;

/** There are fewer connections than callers, and then none. */
@ExtendWith({WithPostgres.class, FaultReport.class})
@Timeout(value = 4, unit = TimeUnit.HOURS)
class PoolExhaustedTest {

    private static final int SHORTAGES = Integer.getInteger("timebank.faults.shortages", 1);

    private static final int CONNECTIONS = 2;
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final MortalPostgres server;

    PoolExhaustedTest(MortalPostgres server) {
        this.server = server;
    }

    @Test
    void whoFindsNoConnectionForLongIsToldSo() throws Exception {
        try (HikariDataSource pool = smallPool()) {
            Figures figures = new Drill("pool exhausted until callers are told", server, pool)
                    .strike(SHORTAGES, (load, random) -> withholding(pool, () -> load.awaitExceptions(Drill.CLIENTS)));

            assertThat(figures.exceptions()).isGreaterThanOrEqualTo((long) SHORTAGES * Drill.CLIENTS);
        }
    }

    @Test
    void whoFindsNoConnectionForAWhileWaits() throws Exception {
        try (HikariDataSource pool = smallPool()) {
            Figures figures = new Drill("pool exhausted for a while", server, pool)
                    .strike(SHORTAGES, (load, random) -> withholding(pool, () -> awaitWaiting(pool)));

            assertThat(figures.exceptions()).isZero();
        }
    }

    private HikariDataSource smallPool() {
        return Pools.of("load", server.port(), CONNECTIONS, PATIENCE);
    }

    /** What happens while there is no connection. */
    @FunctionalInterface
    private interface Meanwhile {
        void happens() throws InterruptedException;
    }

    private static void withholding(HikariDataSource pool, Meanwhile meanwhile) throws Exception {
        List<Connection> taken = new ArrayList<>();
        try {
            while (taken.size() < CONNECTIONS) {
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
            // The clients were first, and are so not every time.
        }
    }

    /** Until all clients wait at once. */
    private static void awaitWaiting(HikariDataSource pool) {
        while (pool.getHikariPoolMXBean().getThreadsAwaitingConnection() < Drill.CLIENTS) {
            Thread.onSpinWait();
        }
    }
}

package org.timebank.failures;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.timebank.failures.postgres.CuttingProxy;
import org.timebank.failures.postgres.MortalPostgres;
import org.timebank.failures.postgres.Pools;

/** Connections are cut anywhere, in the middle of what is asked or of what is answered. */
@ExtendWith({WithPostgres.class, FaultReport.class})
@Timeout(value = 4, unit = TimeUnit.HOURS)
class CutConnectionsTest {

    private static final int CUTS = Integer.getInteger("timebank.faults.cuts", 30);

    @Test
    void connectionsAreCutAtAnyByte(MortalPostgres server) throws Exception {
        long seed = System.nanoTime();
        System.out.printf("connection cut: seed of the cuts %d%n", seed);
        try (CuttingProxy proxy = CuttingProxy.before(server.port(), seed);
                HikariDataSource pool = Pools.of("load", proxy.port(), Drill.CLIENTS)) {
            new Drill("connection cut at any byte", server, pool).strike(CUTS, (load, random) -> proxy.cut());

            assertThat(proxy.cuts()).isGreaterThanOrEqualTo(CUTS);
        }
    }
}

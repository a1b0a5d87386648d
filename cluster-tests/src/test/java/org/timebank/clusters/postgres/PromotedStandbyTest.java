package org.timebank.clusters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.timebank.clusters.Pools;
import org.timebank.clusters.Strikes;
import org.timebank.jdbc.JdbcTimebankStore;
import org.timebank.jdbc.TimebankSchema;

/** PostgreSQL's primary is killed in the middle of what clients do, and a synchronous standby takes its place. */
class PromotedStandbyTest {

    private static final int TIMES = Integer.getInteger("timebank.clusters.promotions", 5);

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void nothingAcknowledgedIsLostWhenTheStandbyIsPromoted() throws Exception {
        try (SynchronousPair pair = SynchronousPair.start();
                HikariDataSource pool = Pools.of(pair.url())) {
            TimebankSchema.of(pool).create();
            List<JdbcTimebankStore> store = List.of(JdbcTimebankStore.of(pool));
            Strikes strikes = new Strikes("PostgreSQL: primary killed, standby promoted", store, store);

            for (int time = 0; time < TIMES; time++) {
                strikes.strike(load -> {
                    pair.killPrimary();
                    pair.promote();
                });
                pair.rebuild();
            }

            assertThat(strikes.end().done()).isGreaterThan(TIMES);
        }
    }
}

package org.timebank.clusters.galera;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.timebank.clusters.Pools;
import org.timebank.clusters.Strikes;
import org.timebank.jdbc.JdbcTimebankStore;
import org.timebank.jdbc.TimebankSchema;

/** A node of the cluster is killed in the middle of what clients do on all three, and comes back in the middle of it. */
class NodeKilledTest {

    private static final int TIMES = Integer.getInteger("timebank.clusters.kills", 3);

    private static final String DATABASE = "timebank";

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void eachNodeHasEverythingThatWasAcknowledged() throws Exception {
        List<HikariDataSource> pools = new ArrayList<>();
        try (GaleraCluster cluster = GaleraCluster.start()) {
            cluster.createDatabase(DATABASE);
            List<JdbcTimebankStore> stores = new ArrayList<>();
            List<JdbcTimebankStore> single = new ArrayList<>();
            for (int first = 0; first < cluster.nodes().size(); first++) {
                List<GaleraNode> order = new ArrayList<>(cluster.nodes());
                Collections.rotate(order, -first);
                pools.add(Pools.of(GaleraCluster.url(order, DATABASE)));
                pools.add(Pools.of(GaleraCluster.url(order.subList(0, 1), DATABASE)));
            }
            TimebankSchema.of(pools.get(0)).create();
            for (int i = 0; i < pools.size(); i += 2) {
                stores.add(JdbcTimebankStore.of(pools.get(i)));
                single.add(JdbcTimebankStore.of(pools.get(i + 1)));
            }
            Strikes strikes = new Strikes("Galera: node killed, and back again", stores, single);

            for (int time = 0; time < TIMES; time++) {
                GaleraNode node = cluster.nodes().get(time % cluster.nodes().size());
                strikes.strike(load -> {
                    node.kill();
                    load.awaitAnswers(100);
                    cluster.rejoin(node);
                });
            }

            assertThat(strikes.end().done()).isGreaterThan(TIMES);
        } finally {
            pools.forEach(HikariDataSource::close);
        }
    }
}

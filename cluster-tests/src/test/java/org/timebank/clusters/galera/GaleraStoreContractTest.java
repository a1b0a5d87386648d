package org.timebank.clusters.galera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.timebank.clusters.InTurn;
import org.timebank.clusters.Pools;
import org.timebank.jdbc.JdbcTimebankStore;
import org.timebank.jdbc.TimebankSchema;
import org.timebank.spi.TimebankStore;
import org.timebank.testkit.StoreContract;
import org.timebank.testkit.WritePoints;
import org.timebank.testkit.WritePointsDataSource;

/**
 * Three MariaDB servers keep the whole contract together, where every statement and every transaction takes another of them
 * than the one before.
 */
class GaleraStoreContractTest extends StoreContract {

    /** Started when it is first asked for, and ended with the JVM: two engines run the tests of this class. */
    private static final class Shared {

        static final GaleraCluster CLUSTER = start();

        static final DataSource IN_TURN = new InTurn(CLUSTER.nodes().stream()
                .map(node -> Pools.of(GaleraCluster.url(List.of(node), "timebank")))
                .toList());

        static final TimebankStore STORE = JdbcTimebankStore.of(IN_TURN);

        private static GaleraCluster start() {
            try {
                GaleraCluster cluster = GaleraCluster.startUntilTheEnd();
                cluster.createDatabase("timebank");
                TimebankSchema.of(Pools.of(GaleraCluster.url(cluster.nodes(), "timebank")))
                        .create();
                return cluster;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    protected TimebankStore emptyStore() {
        return Shared.STORE;
    }

    @Override
    protected TimebankStore emptyStore(WritePoints points) {
        return JdbcTimebankStore.of(new WritePointsDataSource(Shared.IN_TURN, points));
    }

    @AfterAll
    static void eachNodeHasWritten() throws SQLException {
        for (GaleraNode node : Shared.CLUSTER.nodes()) {
            assertThat(Long.parseLong(node.status("wsrep_replicated")))
                    .as("change sets that were written on node %s", node.address())
                    .isPositive();
        }
    }
}

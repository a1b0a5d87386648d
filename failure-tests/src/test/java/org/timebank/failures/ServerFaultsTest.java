package org.timebank.failures;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.timebank.failures.load.Load;
import org.timebank.failures.postgres.MortalPostgres;
import org.timebank.failures.postgres.Pools;

/** PostgreSQL dies, as a whole or in parts. */
@ExtendWith({WithPostgres.class, FaultReport.class})
@Timeout(value = 4, unit = TimeUnit.HOURS)
class ServerFaultsTest {

    private static final int KILLS = Integer.getInteger("timebank.faults.kills", 3);
    private static final int TERMINATIONS = Integer.getInteger("timebank.faults.terminations", 30);

    /** Of so many kills, one is left unmended until the library gives up trying. */
    private static final int ONE_IN = 3;

    private final MortalPostgres server;

    ServerFaultsTest(MortalPostgres server) {
        this.server = server;
    }

    @Test
    void theServerIsKilledAndStartedAgain() throws Exception {
        try (HikariDataSource pool = pool()) {
            new Drill("server killed and started again", server, pool)
                    .strikeAndLookAtAllInTheEnd(KILLS, this::killAndStart);
        }
    }

    private void killAndStart(Load load, Random random) throws Exception {
        server.kill();
        if (random.nextInt(ONE_IN) == 0) {
            load.awaitExceptions(Drill.CLIENTS);
        }
        server.startAgain();
    }

    @Test
    void backendsAreTerminated() throws Exception {
        try (HikariDataSource pool = pool()) {
            new Drill("backend terminated", server, pool).strike(TERMINATIONS, (load, random) -> terminateOne(random));
        }
    }

    /** One that is at work, if any is. */
    private void terminateOne(Random random) throws SQLException {
        String terminated = "";
        while (!terminated.equals("t")) {
            terminated = server.ask("""
                    SELECT pg_terminate_backend(pid)
                    FROM pg_stat_activity
                    WHERE application_name = 'load'
                    ORDER BY state = 'idle', MD5(pid::TEXT || '%d')
                    LIMIT 1
                    """.formatted(random.nextInt()));
        }
    }

    private HikariDataSource pool() {
        return Pools.of("load", server.port(), Drill.CLIENTS);
    }
}

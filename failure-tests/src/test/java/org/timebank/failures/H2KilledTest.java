package org.timebank.failures;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.timebank.failures.load.Audit;
import org.timebank.failures.load.Narrated;
import org.timebank.jdbc.JdbcTimebankStore;
import org.timebank.jdbc.TimebankSchema;

/** An application with H2 embedded is killed: what it acknowledged is there, if the database writes without delay. */
@ExtendWith(FaultReport.class)
@Timeout(value = 4, unit = TimeUnit.HOURS)
class H2KilledTest {

    private static final int KILLS = Integer.getInteger("timebank.faults.kills", 3);
    private static final int LATEST = 300;

    /** 128 and the number of SIGKILL. */
    private static final int KILLED = 137;

    @TempDir
    Path directory;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private Duration worked = Duration.ZERO;

    /**
     * Space in the file is used again as soon as it is free: where H2 waits for 45 seconds, as it does by default, a short run
     * would not come to it. H2 2.5.252 does not find its last chunks after a kill if it wrote them where others had been.
     */
    @Test
    void whatWasAcknowledgedIsThere() throws Exception {
        System.out.printf("H2 killed: seed %d%n", seed);
        String url = url() + ";WRITE_DELAY=0;RETENTION_TIME=0";
        Narrated narrated = found(url);
        Audit audit = audit(url, narrated);
        for (int kill = 0; kill < KILLS; kill++) {
            kill(url, narrated, "run-" + kill);
            audit = audit(url, narrated);
            assertThat(audit.flaws()).as("kill %d, seed %d", kill, seed).isEmpty();
        }
        FaultReport.add("H2 killed in the application's process", KILLS, audit.figures());
    }

    /** By default the delay is half a second, and some is written by then; here it is a minute, and nothing is. */
    @Test
    void whatH2WritesWithDelayIsMissed() throws Exception {
        String url = url() + ";WRITE_DELAY=60000";
        Narrated narrated = found(url);

        kill(url, narrated, "run");

        assertThat(audit(url, narrated).flaws()).anyMatch(flaw -> flaw.contains("acknowledged, and is not there"));
    }

    private String url() {
        return "jdbc:h2:file:" + directory.resolve("timebank");
    }

    private static Narrated found(String url) {
        try (HikariDataSource pool = H2Process.pool(url)) {
            TimebankSchema.of(pool).create();
            return Narrated.found(JdbcTimebankStore.of(pool));
        }
    }

    /** Lets the application go on until it has told of some answers, kills it, and takes in all that it said before. */
    private void kill(String url, Narrated narrated, String run) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = H2Process.start(url, narrated.timebank(), run);
        int enough = 1 + random.nextInt(LATEST);
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            int answers = 0;
            String line = said.readLine();
            while (line != null) {
                answers += narrated.hear(line) ? 1 : 0;
                if (answers == enough) {
                    // By its handle: the process itself would close what it has said and nobody has read yet.
                    process.toHandle().destroyForcibly();
                }
                line = said.readLine();
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).isEqualTo(KILLED);
        worked = worked.plus(Duration.ofNanos(System.nanoTime() - begun));
    }

    private Audit audit(String url, Narrated narrated) throws InterruptedException {
        try (HikariDataSource pool = H2Process.pool(url)) {
            return narrated.audit(JdbcTimebankStore.of(pool), worked);
        }
    }
}

package org.timebank.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timebank.testdatabases.TestDatabases;

/**
 * Killed at any moment and run again, the end is that of one undisturbed run. Runs go on where the one before was killed,
 * in the same database; when one gets to the end before it is killed, its results are compared, and a new database begins.
 */
class KillTest {

    private static final int KILLS = 12;
    private static final int MOST_FINISHED = 10;

    /** In milliseconds; half as long after each run that finished before it was to be killed. */
    private static final int LONGEST_WAIT = 1_024;

    private static final Pattern TOLD = Pattern.compile("lines read, ([0-9]+) %");

    /** 128 and the number of SIGKILL. */
    private static final int KILLED = 137;

    @TempDir
    Path directory;

    @Test
    void endsLikeAnUndisturbedRunOnH2() throws Exception {
        int[] databases = {0};
        killAgainAndAgain("H2", () -> Reading.h2(directory.resolve("database-" + databases[0]++)));
    }

    @Test
    void endsLikeAnUndisturbedRunOnPostgresql() throws Exception {
        killAgainAndAgain("PostgreSQL", TestDatabases::postgresUrl);
    }

    private void killAgainAndAgain(String name, Supplier<String> databases) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String database = databases.get();
        List<Integer> percentRead = new ArrayList<>();
        int finished = 0;
        while (percentRead.size() < KILLS && finished < MOST_FINISHED) {
            Process run = start(database);
            int latest = LONGEST_WAIT >> finished;
            if (isAtItsMoment(run, 100 * percentRead.size() / KILLS, random.nextInt(latest))) {
                run.destroyForcibly().waitFor();
                assertThat(run.exitValue()).isEqualTo(KILLED);
                percentRead.add(percentRead());
            } else {
                assertFinished(run);
                finished++;
                database = databases.get();
            }
        }
        finish(database);
        System.out.printf(
                "%s: %d runs were killed, at %s percent of the log, and %d finished before; seed of the kills %d%n",
                name, percentRead.size(), percentRead, finished, seed);
        assertThat(percentRead).hasSize(KILLS);
    }

    /**
     * Waits until it is time to kill the run: when it has read that much of the log, and some milliseconds later, as it is
     * only once a second that it tells how much.
     *
     * @return whether the run is still at it: what was done before goes by faster, so that it may have come to its end
     */
    private boolean isAtItsMoment(Process run, int percent, int later) throws Exception {
        while (percentRead() < percent && run.isAlive()) {
            run.waitFor(10, TimeUnit.MILLISECONDS);
        }
        return !run.waitFor(later, TimeUnit.MILLISECONDS);
    }

    private void finish(String database) throws Exception {
        Process run = start(database);
        assertThat(run.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertFinished(run);
    }

    private Process start(String database) throws IOException {
        Files.createDirectories(directory.resolve("out"));
        return ChildProcess.start(
                directory.resolve("told.txt"), List.of(), "--database", database, "--out", directory.resolve("out"));
    }

    /** How much of the log the run has told that it has read. */
    private int percentRead() {
        int percent = 0;
        Matcher told = TOLD.matcher(Reading.text(directory.resolve("told.txt")));
        while (told.find()) {
            percent = Integer.parseInt(told.group(1));
        }
        return percent;
    }

    private void assertFinished(Process run) {
        assertThat(run.exitValue())
                .as(Reading.text(directory.resolve("told.txt")))
                .isZero();
        assertThat(directory.resolve("out").resolve("balances.csv")).hasContent(Reading.expected("balances.csv"));
        assertThat(Reading.storeDerived(Reading.text(directory.resolve("out").resolve("summary.json"))))
                .isEqualTo(Reading.storeDerived(Reading.expected("summary.json")));
    }
}

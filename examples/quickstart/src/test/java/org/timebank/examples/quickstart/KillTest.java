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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timebank.testdatabases.TestDatabases;

/**
 * Killed at any moment and run again, the end is that of one undisturbed run. Runs go on where the one before was killed,
 * in the same database; when one gets to the end before it is killed, its results are compared, and a new database begins.
 */
class KillTest {

    private static final int KILLS = 12;
    private static final int MOST_ATTEMPTS = 60;

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
        long undisturbed = finish(databases.get());
        System.out.printf("%s: an undisturbed run takes %d ms; seed of the kills %d%n", name, undisturbed, seed);
        String database = databases.get();
        List<String> moments = new ArrayList<>();
        int kills = 0;
        int finished = 0;
        while (kills < KILLS && kills + finished < MOST_ATTEMPTS) {
            Process run = start(database);
            if (run.waitFor(moment(kills, undisturbed, random), TimeUnit.MILLISECONDS)) {
                assertFinished(run);
                finished++;
                database = databases.get();
            } else {
                run.destroyForcibly().waitFor();
                assertThat(run.exitValue()).isEqualTo(KILLED);
                kills++;
                moments.add(lastProgress());
            }
        }
        finish(database);
        System.out.printf("%s: %d runs were killed (%s), %d finished before%n", name, kills, moments, finished);
        assertThat(kills).isGreaterThanOrEqualTo(KILLS);
    }

    /**
     * When to kill for that time, in milliseconds: at any moment of one of the equal parts of the time that an undisturbed
     * run takes, one after the other, up to its end. What was done before goes by faster, so that a run may come to its end
     * before a late moment: then the next one is tried on a new database.
     */
    private static long moment(int kills, long undisturbed, Random random) {
        return Math.round((kills + random.nextDouble()) / KILLS * undisturbed);
    }

    /** Lets a run come to its end; answers how many milliseconds it took. */
    private long finish(String database) throws Exception {
        long began = System.nanoTime();
        Process run = start(database);
        assertThat(run.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertFinished(run);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    private Process start(String database) throws IOException {
        Files.createDirectories(directory.resolve("out"));
        return ChildProcess.start(
                directory.resolve("told.txt"), List.of(), "--database", database, "--out", directory.resolve("out"));
    }

    /** How far the run had told that it had come. */
    private String lastProgress() {
        return Reading.text(directory.resolve("told.txt"))
                .lines()
                .filter(line -> line.contains("lines read"))
                .reduce(
                        "in its first second",
                        (before, line) ->
                                line.substring(line.lastIndexOf(',') + 1).strip());
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

package org.timebank.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.timebank.examples.quickstart.Reading.expected;
import static org.timebank.examples.quickstart.Reading.text;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timebank.inmemory.InMemoryStore;
import org.timebank.testdatabases.TestDatabases;

/** The main job: the year comes to what a separate program worked out, in every store, and coming again it moves nothing. */
class WholeYearTest {

    @TempDir
    Path directory;

    @Test
    void comesToTheExpectedFilesInMemory() throws IOException {
        CheckedLog log = CheckedLog.of(LogFolder.bundled(), LocalDate.of(2026, 9, 30));
        InMemoryStore store = new InMemoryStore();

        Reading.into(store, log, first());
        Reading.into(store, log, second());

        assertResultsAreTheExpected();
        assertTheSecondRunMovedNothing();
    }

    @Test
    void comesToTheExpectedFilesOnH2() {
        readsTwice("H2", Reading.h2(directory));
    }

    @Test
    void comesToTheExpectedFilesOnPostgresql() {
        readsTwice("PostgreSQL", TestDatabases.postgresUrl());
    }

    @Test
    void comesToTheExpectedFilesOnMariadb() {
        readsTwice("MariaDB", TestDatabases.mariadbUrl());
    }

    private void readsTwice(String name, String database) {
        Reading once = Reading.program("--database", database, "--out", first());
        Reading again = Reading.program("--database", database, "--out", second());

        assertThat(once.err()).isEmpty();
        assertThat(once.code()).isZero();
        assertThat(again.err()).isEmpty();
        assertResultsAreTheExpected();
        assertTheSecondRunMovedNothing();
        System.out.println(name + ", first run: " + speed(once) + " Second run: " + speed(again));
    }

    private static String speed(Reading run) {
        return run.out()
                .lines()
                .filter(line -> line.contains("lines a second"))
                .findFirst()
                .orElseThrow();
    }

    private void assertResultsAreTheExpected() {
        for (String name : List.of("balances.csv", "verdicts.csv", "summary.json")) {
            assertThat(first().resolve(name)).hasBinaryContent(Reading.bundled("expected-" + name));
        }
    }

    private void assertTheSecondRunMovedNothing() {
        assertThat(text(second().resolve("balances.csv"))).isEqualTo(expected("balances.csv"));
        assertThat(Reading.storeDerived(text(second().resolve("summary.json"))))
                .isEqualTo(Reading.storeDerived(expected("summary.json")));
        List<String> before = expected("verdicts.csv").lines().toList();
        List<String> now = text(second().resolve("verdicts.csv")).lines().toList();
        assertThat(now).hasSameSizeAs(before).noneMatch(line -> line.contains(",posted,"));
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).contains(",posted,")) {
                assertThat(now.get(i)).endsWith(",replay,");
            }
        }
    }

    private Path first() {
        return directory.resolve("first");
    }

    private Path second() {
        return directory.resolve("second");
    }
}

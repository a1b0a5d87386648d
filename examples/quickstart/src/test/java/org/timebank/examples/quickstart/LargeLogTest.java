package org.timebank.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of thirty years works in a memory that does not grow with it. */
class LargeLogTest {

    private static final int LINES = 100_000;
    private static final int PEOPLE = 250;
    private static final int SERVICES = 30;

    @TempDir
    Path directory;

    @Test
    void readsAHundredThousandLinesInAHeapOf128Megabytes() throws Exception {
        Path log = largeLog();
        Path told = directory.resolve("told.txt");

        Process program = ChildProcess.start(
                told,
                List.of("-Xmx128m"),
                "--log",
                log,
                "--out",
                directory.resolve("out"),
                "--as-of",
                "2026-09-30",
                "--database",
                // Without WRITE_DELAY=0: nobody kills this run, and H2 would write 60 KB to the file for every commit.
                "jdbc:h2:file:" + directory.resolve("timebank") + ";QUERY_CACHE_SIZE=256");
        boolean ended = program.waitFor(10, TimeUnit.MINUTES);
        program.destroyForcibly();

        String text = Reading.text(told);
        assertThat(ended).as(text).isTrue();
        assertThat(program.exitValue()).as(text).isZero();
        // The serial collector does not count one of its two survivor spaces.
        assertThat(text).containsPattern("might have used 12[0-8] MB of heap");
        try (var verdicts = Files.lines(directory.resolve("out").resolve("verdicts.csv"))) {
            assertThat(verdicts.count()).isEqualTo(LINES + 1);
        }
        assertThat(Reading.text(directory.resolve("out").resolve("summary.json")))
                .contains("\"sum_of_balances\": 0");
        text.lines().filter(line -> line.contains("lines a second")).forEach(System.out::println);
    }

    private Path largeLog() throws IOException {
        Path log = Files.createDirectories(directory.resolve("log"));
        Files.write(log.resolve("categories.csv"), Reading.bundled("categories.csv"));
        try (PrintWriter members = new PrintWriter(Files.newBufferedWriter(log.resolve("members.csv")))) {
            members.println("member,kind,joined_on,left_on");
            for (int i = 0; i < PEOPLE; i++) {
                members.println("P" + i + ",individual,2025-01-01,");
            }
            for (int i = 0; i < SERVICES; i++) {
                members.println("S" + i + ",organisation,2025-01-01,");
            }
        }
        Random random = new Random(20260930);
        try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(log.resolve("log.csv")))) {
            lines.println("entry,date,session,gave,received,category,time,note");
            for (int i = 0; i < LINES; i++) {
                lines.println(line(i, random));
            }
        }
        return log;
    }

    /** Of a hundred lines, eighty are of group sessions of ten, and one in a hundred has a mistake. */
    private static String line(int number, Random random) {
        String session = number / 10 % 10 < 8 ? "G" + number / 10 : "";
        String gave = random.nextInt(3) == 0 ? "S" + random.nextInt(SERVICES) : "P" + random.nextInt(PEOPLE);
        String received = random.nextInt(3) == 0 ? "S" + random.nextInt(SERVICES) : "P" + random.nextInt(PEOPLE);
        String time = number % 100 == 99 ? "?" : 1 + random.nextInt(120) + " min";
        return String.join(
                ",",
                Integer.toString(number),
                LocalDate.of(2025, 10, 1).plusDays(number * 365L / LINES).toString(),
                session,
                gave,
                received,
                "gardening",
                time,
                "a note that nobody reads");
    }
}

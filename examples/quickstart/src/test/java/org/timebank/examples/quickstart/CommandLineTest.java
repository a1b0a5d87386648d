package org.timebank.examples.quickstart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the program is called. What cannot be used is answered with exit code 2 and one line that says what could, and nothing is written. */
class CommandLineTest {

    @TempDir
    Path directory;

    Path log;
    Path out;

    @BeforeEach
    void copyTheLog() throws IOException {
        log = Reading.copyOfTheLog(directory.resolve("log"));
        out = directory.resolve("new").resolve("out");
    }

    @Test
    void refusesAnUnknownOption() {
        assertUnusable(run("--logs", log), "Unknown option", "--log DIR");
    }

    @Test
    void refusesAnArgumentThatIsNoOption() {
        assertUnusable(run("something"), "something", "--log DIR");
        assertUnusable(run("@" + log.resolve("log.csv")), "log.csv", "--log DIR");
    }

    @Test
    void refusesAnOptionWithoutItsValue() {
        assertUnusable(run("--log"), "--log", "DIR");
    }

    @Test
    void refusesAnOptionThatIsGivenTwice() {
        assertUnusable(run("--log", log, "--log", log), "--log", "only once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-02-30", "30.9.2026", "", "0999-01-01", "+999999999-12-31"})
    void refusesADayThatIsNone(String day) {
        assertUnusable(run("--as-of", day), "--as-of", "2026-09-30");
    }

    @Test
    void refusesALogThatIsNoDirectory() {
        assertUnusable(run("--log", directory.resolve("nowhere")), "is not a directory", "members.csv");
        assertUnusable(run("--log", log.resolve("log.csv")), "is not a directory", "members.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"members.csv", "categories.csv", "log.csv"})
    void refusesALogWithoutOneOfItsFiles(String name) throws IOException {
        Files.delete(log.resolve(name));
        assertUnusable(run("--log", log), "no " + name, "members.csv, categories.csv and log.csv");
        Files.createDirectory(log.resolve(name));
        assertUnusable(run("--log", log), "no " + name, "members.csv, categories.csv and log.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"members.csv", "categories.csv", "log.csv"})
    void refusesAFileWithAnotherHeader(String name) throws IOException {
        String text = Reading.text(log.resolve(name));
        for (String changed : new String[] {
            "", "\n" + text, "x" + text, text.replaceFirst(",", ";"), text.substring(text.indexOf('\n') + 1)
        }) {
            Files.writeString(log.resolve(name), changed);
            assertUnusable(run("--log", log), name, "header");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"members.csv", "categories.csv", "log.csv"})
    void refusesAFileThatIsNotUtf8(String name) throws IOException {
        String text = Reading.text(log.resolve(name)).stripTrailing();
        Files.write(log.resolve(name), (text + "é\n").getBytes(ISO_8859_1));
        assertUnusable(run("--log", log), name, "UTF-8");
        Files.write(log.resolve(name), text.getBytes(UTF_16));
        assertUnusable(run("--log", log), name, "UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P9999,individual,2026-01-01",
                "P9999,person,2026-01-01,",
                "P9999,individual,1/1/2026,",
                "P9999,individual,,",
                "P9999,individual,2026-01-01,never",
                "P9999,individual,2026-01-01,2025-12-31",
                "P9999,individual,2026-10-01,",
                "P9999,individual,2026-01-01,2026-10-01",
                ",individual,2026-01-01,",
                "P\u0000,individual,2026-01-01,",
                "P0001,individual,2026-01-01,",
                "\"P9999,individual,2026-01-01,"
            })
    void refusesAMemberWhoCannotBeOne(String row) throws IOException {
        Files.writeString(log.resolve("members.csv"), Reading.text(log.resolve("members.csv")) + row + "\n");
        assertUnusable(
                run("--log", log, "--as-of", "2026-09-30"), "members.csv, line 284", "individual or organisation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", ",b,yes", "a,,yes", "a,b,maybe", "gardening,b,yes", "a\u0007,b,no", "a\"b\",\"c"})
    void refusesACategoryThatCannotBeOne(String row) throws IOException {
        Files.writeString(log.resolve("categories.csv"), Reading.text(log.resolve("categories.csv")) + row + "\n");
        assertUnusable(run("--log", log, "--as-of", "2026-09-30"), "categories.csv, line 18", "yes or no");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "",
                "jdbc:oracle:thin:@localhost:1521/x",
                "jdbc:postgresql://127.0.0.1:1/nothing?user=me&password=secret",
                "jdbc:mariadb://127.0.0.1:1/nothing?user=me&password=secret",
                "jdbc:h2:tcp://127.0.0.1:1/nothing",
                "jdbc:h2:file:./target/x;NO_SUCH_SETTING=secret"
            })
    void refusesADatabaseThatCannotBeOpened(String url) {
        Reading run = Reading.program("--out", out, "--database", url);
        assertUnusable(run, "--database");
        assertThat(run.err()).doesNotContain("password=secret");
    }

    @Test
    void refusesAPlaceForTheResultsWhereNothingCanBeWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertUnusable(Reading.program("--out", file, "--database", database()), "--out", "can be written");
        assertUnusable(
                Reading.program("--out", file.resolve("below"), "--database", database()), "--out", "can be written");
        Path full = directory.resolve("full");
        Files.createDirectories(full.resolve("summary.json"));
        assertUnusable(Reading.program("--out", full, "--database", database()), "--out", "summary.json");
        assertThat(full.resolve("summary.json")).isEmptyDirectory();
    }

    @Test
    void refusesALogWhoseMembersAreNotThoseOfTheDatabase() throws IOException {
        String database = database();
        assertThat(Reading.program("--database", database).code()).isZero();
        String members = Reading.text(log.resolve("members.csv"));
        Files.writeString(
                log.resolve("members.csv"),
                members.replace("P0001,individual,2024-05-05", "P0001,individual,2024-05-06"));

        Reading run = Reading.program("--log", log, "--out", out, "--as-of", "2026-09-30", "--database", database);

        assertRefused(run);
        assertThat(run.err()).contains("P0001", "idempotency-conflict", "another --database");
        assertThat(out.getParent()).doesNotExist();
    }

    @Test
    void tellsAnUnexpectedFailureInOneLineAndLeavesNoResults() throws SQLException {
        String database = database();
        Database.open(database, Optional.empty(), Optional.empty()).close();
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE timebank_exchange_leg CASCADE");
        }

        Reading run = run();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("not read to its end", "running it again");
        assertThat(out.getParent()).doesNotExist();
    }

    @Test
    void acceptsAByteOrderMarkAndLinesThatEndAsOnWindows() throws IOException {
        for (LogFile file : LogFile.values()) {
            Path path = log.resolve(file.fileName());
            Files.write(path, ("\uFEFF" + Reading.text(path).replace("\n", "\r\n")).getBytes(UTF_8));
        }

        Reading run = run("--log", log, "--as-of", "2026-09-30");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(out.resolve("verdicts.csv")).hasContent(Reading.expected("verdicts.csv"));
    }

    @Test
    void leavesOnlyTheThreeResultsInAnOutDirectoryAndReplacesThoseOfAnEarlierRun() throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("balances.csv"), "of an earlier run");

        assertThat(run().code()).isZero();

        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("balances.csv", "verdicts.csv", "summary.json");
        }
        assertThat(out.resolve("balances.csv")).hasContent(Reading.expected("balances.csv"));
    }

    @Test
    void tellsWhatItDoesWhenItIsAsked() {
        Reading help = Reading.program("--help");

        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("--log", "--out", "--database", "--user", "--password", "--as-of");
        assertThat(help.err()).isEmpty();
    }

    private Reading run(Object... arguments) {
        return Reading.program(Stream.concat(Stream.of("--out", out, "--database", database()), Stream.of(arguments))
                .toArray());
    }

    private String database() {
        return Reading.h2(directory.resolve("database"));
    }

    private void assertUnusable(Reading run, String... words) {
        assertRefused(run);
        assertThat(run.err()).contains(words);
        assertThat(run.out()).isEmpty();
        assertThat(out.getParent()).doesNotExist();
        assertThat(directory.resolve("database")).doesNotExist();
    }

    private static void assertRefused(Reading run) {
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("quickstart: ").endsWith(System.lineSeparator());
        assertThat(run.err().lines()).hasSize(1);
    }
}

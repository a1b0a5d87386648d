package org.timebank.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.timebank.inmemory.InMemoryStore;

/** A community of three people and a service, whose log a test writes line by line. One store for all that is read. */
final class SmallLog {

    private static final LocalDate AS_OF = LocalDate.of(2026, 9, 30);

    private final Path directory;
    private final InMemoryStore store = new InMemoryStore();

    SmallLog(Path directory) {
        this.directory = directory;
    }

    /** Reads a log of these lines; answers each verdict as {@code entry verdict minutes}. */
    List<String> read(String... lines) throws IOException {
        return read(List.of(lines));
    }

    List<String> read(List<String> lines) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("log"));
        Files.writeString(folder.resolve("members.csv"), """
                member,kind,joined_on,left_on
                ann,individual,2025-01-01,
                bob,individual,2025-01-01,2026-06-30
                cyd,individual,2025-01-01,
                clinic,organisation,2025-01-01,
                """);
        Files.writeString(folder.resolve("categories.csv"), """
                category,label,needs_approval_beforehand
                garden,Gardening,no
                lift,Lift by car,yes
                """);
        List<String> log = new ArrayList<>(List.of("entry,date,session,gave,received,category,time,note"));
        log.addAll(lines);
        Files.write(folder.resolve("log.csv"), log);
        List<String> verdicts = new ArrayList<>();
        Verdicts sink = new Verdicts((entry, verdict) -> verdicts.add((entry + " " + verdict.code()
                        + (verdict.isPosted() ? " " + verdict.minutes().getAsLong() : ""))
                .strip()));
        LogImport reading = reading(folder);
        reading.run(
                sink,
                new Progress(
                        new PrintStream(OutputStream.nullOutputStream(), false, UTF_8), lines.size(), false, () -> 0));
        return verdicts;
    }

    /** What stands on the accounts, by name. */
    String balances() throws IOException {
        return Balances.of(reading(directory.resolve("log")).bank()).toString();
    }

    private LogImport reading(Path folder) throws IOException {
        return new LogImport(CheckedLog.of(LogFolder.at(folder), AS_OF), store);
    }
}

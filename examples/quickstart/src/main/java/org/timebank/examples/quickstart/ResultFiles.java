package org.timebank.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The three result files in a directory. They are written under other names and get their own when all is done, so that a
 * run which fails leaves nothing behind, not even a directory that it made; what an earlier run left there stays.
 */
final class ResultFiles implements Closeable {

    private static final String BALANCES = "balances.csv";
    private static final String VERDICTS = "verdicts.csv";
    private static final String SUMMARY = "summary.json";
    private static final List<String> ALL = List.of(BALANCES, VERDICTS, SUMMARY);

    private final Path directory;
    private final Deque<Path> made;
    private final CsvWriter verdicts;
    private boolean closed;

    private ResultFiles(Path directory, Deque<Path> made) throws IOException {
        this.directory = directory;
        this.made = made;
        this.verdicts = csv(unfinished(VERDICTS));
        verdicts.writeRecord("entry", "verdict", "minutes");
    }

    /**
     * Begins to write.
     *
     * @throws Unusable if nothing can be written there
     */
    static ResultFiles into(Path directory) {
        for (String name : ALL) {
            if (Files.isDirectory(directory.resolve(name))) {
                throw new Unusable("--out: " + directory.resolve(name) + " is a directory; give a directory in which "
                        + String.join(", ", ALL) + " can be written");
            }
        }
        Deque<Path> made = new ArrayDeque<>();
        try {
            make(directory.toAbsolutePath().normalize(), made);
            return new ResultFiles(directory.toAbsolutePath().normalize(), made);
        } catch (IOException e) {
            made.forEach(path -> path.toFile().delete());
            throw new Unusable("--out: nothing can be written in " + directory
                    + "; give a directory that exists and can be written in, or that can be made");
        }
    }

    /** The file that verdicts go to, one by one. */
    CsvWriter verdicts() {
        return verdicts;
    }

    /** Writes the other two, and gives all three their names. */
    void complete(SortedMap<String, Long> balances, String summary) throws IOException {
        closed = true;
        verdicts.close();
        try (CsvWriter file = csv(unfinished(BALANCES))) {
            file.writeRecord("member", "minutes");
            for (Map.Entry<String, Long> balance : balances.entrySet()) {
                file.writeRecord(balance.getKey(), balance.getValue().toString());
            }
        }
        Files.writeString(unfinished(SUMMARY), summary);
        for (String name : ALL) {
            Files.move(unfinished(name), directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        made.clear();
    }

    /** The files' names. */
    @Override
    public String toString() {
        return ALL.stream().map(name -> directory.resolve(name).toString()).collect(Collectors.joining(", "));
    }

    /** Removes what was not completed. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            verdicts.close();
        }
        for (String name : ALL) {
            Files.deleteIfExists(unfinished(name));
        }
        for (Path path : made) {
            Files.deleteIfExists(path);
        }
    }

    /** Always the same name, so that a run which was killed leaves files that the next one replaces. */
    private Path unfinished(String name) {
        return directory.resolve(name + ".unfinished");
    }

    private static CsvWriter csv(Path file) throws IOException {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, UTF_8);
    }

    /** Makes the directory and those above it, and remembers which, the innermost first. */
    private static void make(Path directory, Deque<Path> made) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path above = directory.getParent();
        if (above != null) {
            make(above, made);
        }
        Files.createDirectory(directory);
        made.push(directory);
    }
}

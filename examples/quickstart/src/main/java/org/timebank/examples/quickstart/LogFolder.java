package org.timebank.examples.quickstart;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the three files are. Immutable. */
final class LogFolder {

    private static final String BUNDLED = "/broker-log/";

    private final String name;
    private final Source source;

    private LogFolder(String name, Source source) {
        this.name = name;
        this.source = source;
    }

    /** The year that comes with the example. */
    static LogFolder bundled() {
        return new LogFolder("the broker's log that comes with this example", file -> {
            InputStream found = LogFolder.class.getResourceAsStream(BUNDLED + file.fileName());
            if (found == null) {
                throw new FileNotFoundException("resource " + BUNDLED + file.fileName());
            }
            return found;
        });
    }

    /**
     * A directory.
     *
     * @throws Unusable if it is none, or one of the files is not there
     */
    static LogFolder at(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new Unusable("--log: " + directory + " is not a directory; give one that holds " + fileNames());
        }
        for (LogFile file : LogFile.values()) {
            Path path = directory.resolve(file.fileName());
            if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
                throw new Unusable("--log: there is no " + file.fileName() + " in " + directory
                        + " that can be read; give a directory that holds " + fileNames());
            }
        }
        return new LogFolder(directory.toString(), file -> Files.newInputStream(directory.resolve(file.fileName())));
    }

    /** How it is called in messages. */
    String name() {
        return name;
    }

    /**
     * The lines of a file after its header.
     *
     * @throws Unusable if the header is not the expected one
     */
    BoundedLines open(LogFile file) throws IOException {
        BoundedLines lines = new BoundedLines(file.fileName(), source.open(file));
        try {
            boolean expected =
                    lines.next().flatMap(line -> CsvLine.fields(line.text())).equals(CsvLine.fields(file.header()));
            if (!expected) {
                throw new Unusable(file.fileName() + " does not begin with the header " + file.header());
            }
            return lines;
        } catch (IOException | RuntimeException e) {
            lines.close();
            throw e;
        }
    }

    /**
     * Reads a file to its end, and counts the rows after the header.
     *
     * @throws Unusable if the header is not the expected one, or the file is not in UTF-8
     */
    long countRows(LogFile file) throws IOException {
        try (BoundedLines lines = open(file)) {
            long rows = 0;
            for (Optional<BoundedLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                rows += line.get().isBlank() ? 0 : 1;
            }
            return rows;
        }
    }

    private static String fileNames() {
        return "members.csv, categories.csv and log.csv";
    }

    /** Opens one of the files. */
    @FunctionalInterface
    private interface Source {
        InputStream open(LogFile file) throws IOException;
    }
}

package org.timebank.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timebank.spi.TimebankStore;

/**
 * What a run of the program came to.
 *
 * @param code the exit code
 * @param out what it told
 * @param err what it complained of
 */
record Reading(int code, String out, String err) {

    private static final String STORE_DERIVED = " \"entries_by_kind\"";

    /** The program, as it is started from a command line. */
    static Reading program(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> texts = new ArrayList<>();
        for (Object argument : arguments) {
            texts.add(argument.toString());
        }
        int code = Quickstart.run(
                new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), texts.toArray(String[]::new));
        return new Reading(code, out.toString(UTF_8), err.toString(UTF_8));
    }

    /** What the program does between checking its arguments and opening a database, with any store. */
    static String into(TimebankStore store, CheckedLog log, Path results) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ResultFiles files = ResultFiles.into(results)) {
            new Run(new PrintStream(out, true, UTF_8), log, "a store").into(store, Optional.of(files));
        }
        return out.toString(UTF_8);
    }

    /** A new H2 database in a file. */
    static String h2(Path directory) {
        return "jdbc:h2:file:" + directory.resolve("timebank") + ";WRITE_DELAY=0;QUERY_CACHE_SIZE=256";
    }

    /** The part of a summary that comes from the store and not from the run. */
    static String storeDerived(String summary) {
        return summary.substring(summary.indexOf(STORE_DERIVED));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of the files that come with the example, expected results included. */
    static byte[] bundled(String name) {
        try (InputStream file = Reading.class.getResourceAsStream("/broker-log/" + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String expected(String name) {
        return new String(bundled("expected-" + name), UTF_8);
    }

    /** Puts the log that comes with the example into a directory, where a test can change it. */
    static Path copyOfTheLog(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (LogFile file : LogFile.values()) {
            Files.write(directory.resolve(file.fileName()), bundled(file.fileName()));
        }
        return directory;
    }
}

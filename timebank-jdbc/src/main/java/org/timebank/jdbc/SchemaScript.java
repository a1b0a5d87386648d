package org.timebank.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One of the numbered scripts that lead from an empty database to the latest schema. What a script means never changes once
 * it was released; a later one follows. Its statements can each be executed again, as it may have been interrupted, and the
 * last one says that its version is reached.
 *
 * @param version from 1 without gaps
 * @param name the name of its file
 * @param sql statements that each end with a semicolon at the end of a line
 */
record SchemaScript(int version, String name, String sql) {

    /** The files of each database, in their order. */
    static final List<String> FILES = List.of(
            "V1__timebank.sql",
            "V2__entries_without_foreign_key.sql",
            "V3__events.sql",
            "V4__checks_by_domain.sql",
            "V5__accounts_know_members.sql",
            "V6__milestones.sql");

    private static final Pattern END_OF_STATEMENT = Pattern.compile(";\\R");

    /** All scripts for a database, in their order. */
    static List<SchemaScript> of(Dialect dialect, TableNames names) {
        return IntStream.range(0, FILES.size())
                .mapToObj(i ->
                        new SchemaScript(i + 1, FILES.get(i), names.in(text(dialect.directory() + "/" + FILES.get(i)))))
                .toList();
    }

    /** A text of the jar's directory of schemas. */
    static String text(String file) {
        try (InputStream text = SchemaScript.class.getResourceAsStream("schema/" + file)) {
            if (text == null) {
                throw new IllegalStateException("The jar lacks schema/" + file);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> statements() {
        return END_OF_STATEMENT
                .splitAsStream(sql)
                .filter(statement -> !statement.isBlank())
                .toList();
    }
}

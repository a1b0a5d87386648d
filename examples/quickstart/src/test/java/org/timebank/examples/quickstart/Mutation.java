package org.timebank.examples.quickstart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One mistake that can be in a log. Lines are texts of which each character stands for one byte, so that a mistake can make
 * what no encoding allows.
 *
 * @param mistake what is wrong
 * @param line which line, counted on and on from the first
 * @param field which field of it, likewise
 * @param salt decides what the mistake leaves open
 */
record Mutation(Mistake mistake, int line, int field, int salt) {

    private static final int LONG = 100_000;

    /** Kinds of mistakes. */
    enum Mistake {
        RANDOM_BYTES,
        RANDOM_TEXT,
        MISSING_COLUMN,
        SURPLUS_COLUMN,
        MANY_COLUMNS,
        EMPTY_FIELD,
        LONG_FIELD,
        RATHER_LONG_FIELD,
        NUL,
        QUOTE,
        LONE_SURROGATE,
        ACCENT_IN_UTF_8,
        ACCENT_IN_LATIN_1,
        CARRIAGE_RETURN,
        BLANK_LINE,
        DUPLICATED_LINE,
        MOVED_LINE,
        REMOVED_LINE,
        FIELD_OF_ANOTHER_LINE,
        SESSION_OF_THE_LINE_BEFORE,
        HOSTILE_FIELD
    }

    private static final List<String> HOSTILE = List.of(
            "rules",
            "founding:rules",
            "founding:join:P0001",
            "'; DROP TABLE account; --",
            "=1+1",
            "|\\|",
            "%s%n",
            "\u00E2\u0080\u00A8",
            "-0",
            "1e9",
            "NaN",
            "0000-00-00",
            "9999-12-31",
            "0001-01-01",
            "2026-02-30",
            "99999999999999999999",
            "0.0001",
            "12:00",
            "12:01",
            "720 min",
            "\u00F0\u009F\u0098\u0080",
            "\u001B[2J",
            "P0001 ",
            "p0001",
            "G0001");

    void applyTo(List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        Random random = new Random(salt);
        int at = Math.floorMod(line, lines.size());
        int other = random.nextInt(lines.size());
        switch (mistake) {
            case RANDOM_BYTES -> setField(lines, at, randomText(random, 256));
            case RANDOM_TEXT -> setField(lines, at, randomText(random, 128));
            case MISSING_COLUMN -> lines.set(at, lines.get(at).replaceFirst(",[^,]*$", ""));
            case SURPLUS_COLUMN -> lines.set(at, lines.get(at) + ",more");
            case MANY_COLUMNS -> lines.set(at, lines.get(at) + ",".repeat(random.nextInt(LONG)));
            case EMPTY_FIELD -> setField(lines, at, "");
            case LONG_FIELD -> setField(lines, at, "x".repeat(LONG));
            case RATHER_LONG_FIELD -> setField(lines, at, "9".repeat(95 + random.nextInt(12)));
            case NUL -> insert(lines, at, "\0", random);
            case QUOTE -> insert(lines, at, "\"", random);
            case LONE_SURROGATE -> insert(lines, at, "\u00ED\u00A0\u0080", random);
            case ACCENT_IN_UTF_8 -> insert(lines, at, "\u00C3\u00A9", random);
            case ACCENT_IN_LATIN_1 -> insert(lines, at, "\u00E9", random);
            case CARRIAGE_RETURN -> insert(lines, at, "\r", random);
            case BLANK_LINE -> lines.add(at, "  ");
            case DUPLICATED_LINE -> lines.add(other, lines.get(at));
            case MOVED_LINE -> Collections.swap(lines, at, other);
            case REMOVED_LINE -> lines.remove(at);
            case FIELD_OF_ANOTHER_LINE -> setField(lines, at, fieldOf(lines.get(other)));
            case SESSION_OF_THE_LINE_BEFORE -> sameSession(lines, at);
            case HOSTILE_FIELD -> setField(lines, at, HOSTILE.get(random.nextInt(HOSTILE.size())));
        }
    }

    static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(ISO_8859_1);
    }

    private void setField(List<String> lines, int at, String text) {
        List<String> fields = fields(lines.get(at));
        fields.set(Math.floorMod(field, fields.size()), text);
        lines.set(at, String.join(",", fields));
    }

    private String fieldOf(String other) {
        List<String> fields = fields(other);
        return fields.get(Math.floorMod(field, fields.size()));
    }

    private static void sameSession(List<String> lines, int at) {
        List<String> before = fields(lines.get(Math.max(0, at - 1)));
        List<String> fields = fields(lines.get(at));
        if (before.size() > 2 && fields.size() > 2) {
            before.set(2, before.get(2).isEmpty() ? "G" : before.get(2));
            fields.set(2, before.get(2));
            lines.set(Math.max(0, at - 1), String.join(",", before));
            lines.set(at, String.join(",", fields));
        }
    }

    private static void insert(List<String> lines, int at, String text, Random random) {
        String line = lines.get(at);
        int position = random.nextInt(line.length() + 1);
        lines.set(at, line.substring(0, position) + text + line.substring(position));
    }

    private static List<String> fields(String line) {
        return new ArrayList<>(Arrays.asList(line.split(",", -1)));
    }

    private static String randomText(Random random, int characters) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(20);
        for (int i = 0; i < length; i++) {
            text.append((char) random.nextInt(characters));
        }
        return text.toString();
    }
}

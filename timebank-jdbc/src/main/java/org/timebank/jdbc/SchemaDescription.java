package org.timebank.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What tables are like: for each, by its name in the scripts, its columns, keys, indexes and checks, each with what is to be
 * said of it. As a text, a table begins a line, and what it has follows indented.
 */
final class SchemaDescription {

    /** What a host may not add: it would refuse what the store writes, or get no value. Other indexes are its own affair. */
    private static final Pattern OF_TIMEBANK_ONLY = Pattern.compile("(?:column|unique|foreign key|check) .*");

    private static final String INDENT = "    ";

    private final SortedMap<String, SortedMap<String, String>> tables = new TreeMap<>();

    /** What {@link #toString()} wrote. */
    static SchemaDescription parse(String text) {
        SchemaDescription description = new SchemaDescription();
        String table = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith(INDENT)) {
                String[] thing = line.strip().split(": ", 2);
                description.add(table, thing[0], thing.length == 1 ? "" : thing[1]);
            } else {
                table = line;
            }
        }
        return description;
    }

    /** Something of a table, such as a column, and what is said of it, such as its type, or nothing. */
    void add(String table, String thing, String like) {
        tables.computeIfAbsent(table, name -> new TreeMap<>()).put(thing, like);
    }

    /** Where other tables differ from these, a sentence each. Tables that are not described here may be there. */
    List<String> differences(SchemaDescription others) {
        List<String> differences = new ArrayList<>();
        tables.forEach((table, things) -> {
            Map<String, String> found = others.tables.getOrDefault(table, new TreeMap<>());
            if (found.isEmpty()) {
                differences.add("Table " + table + " is missing.");
            } else {
                compare(things, found, what -> "Table " + table + ": " + what + ".", differences);
            }
        });
        return differences;
    }

    private static void compare(
            Map<String, String> expected,
            Map<String, String> found,
            UnaryOperator<String> sentence,
            List<String> differences) {
        expected.forEach((thing, like) -> {
            String other = found.get(thing);
            if (other == null) {
                differences.add(sentence.apply(thing + (like.isEmpty() ? "" : ", " + like + ",") + " is missing"));
            } else if (!other.equals(like)) {
                differences.add(sentence.apply(thing + " is " + other + "; it should be " + like));
            }
        });
        found.keySet().stream()
                .filter(thing -> OF_TIMEBANK_ONLY.matcher(thing).matches() && !expected.containsKey(thing))
                .forEach(thing -> differences.add(sentence.apply(thing + " should not be there")));
    }

    @Override
    public String toString() {
        return tables.entrySet().stream()
                .map(table -> table.getKey() + "\n"
                        + table.getValue().entrySet().stream()
                                .map(thing -> INDENT
                                        + thing.getKey()
                                        + (thing.getValue().isEmpty() ? "" : ": " + thing.getValue())
                                        + "\n")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
    }
}

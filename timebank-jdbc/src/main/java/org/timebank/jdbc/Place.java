package org.timebank.jdbc;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in the tables a statement reads, for people: only what cannot be read is looked up here. Tables and columns have the
 * names of the scripts.
 */
final class Place {

    private static final Pattern TABLE = Pattern.compile("\\b(?:FROM|JOIN)\\s+(timebank\\w*)(?:\\s+([a-z]\\w*))?");

    private Place() {}

    /** The tables of a statement. */
    static String tables(String sql) {
        return String.join(", ", names(sql));
    }

    /**
     * A column of a statement's result, such as {@code timebank_exchange.state}; where the statement does not say of which
     * table it is, with all of them.
     *
     * @param label by which the result knows it
     */
    static String column(String sql, String label) {
        Optional<Matcher> renamed = first("(?:(\\w+)\\.)?([a-z]\\w*)\\s+AS\\s+" + label + "\\b", sql);
        String column = renamed.map(found -> found.group(2)).orElse(label);
        Optional<String> alias = renamed.or(() -> first("\\b(\\w+)\\." + label + "\\b", sql))
                .flatMap(found -> Optional.ofNullable(found.group(1)));
        Set<String> tables = names(sql);
        return alias.flatMap(name -> Optional.ofNullable(aliases(sql).get(name)))
                .or(() -> tables.size() == 1 ? tables.stream().findFirst() : Optional.empty())
                .map(table -> table + "." + column)
                .orElseGet(() -> column + " of " + tables(sql));
    }

    private static Optional<Matcher> first(String pattern, String sql) {
        Matcher matcher = Pattern.compile(pattern).matcher(sql);
        return matcher.find() ? Optional.of(matcher) : Optional.empty();
    }

    private static Set<String> names(String sql) {
        Set<String> names = new LinkedHashSet<>();
        TABLE.matcher(sql).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    private static Map<String, String> aliases(String sql) {
        Map<String, String> aliases = new LinkedHashMap<>();
        TABLE.matcher(sql)
                .results()
                .filter(found -> found.group(2) != null)
                .forEach(found -> aliases.put(found.group(2), found.group(1)));
        return aliases;
    }
}

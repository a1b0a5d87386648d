package org.timebank.jdbc;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * An insertion without the columns that have nothing in them: PostgreSQL takes time for each column, and a transfer has
 * nothing in a third of them. No column that may be empty has a default.
 */
final class FilledColumns {

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private record Filled(String sql, BitSet placeholders) {}

    /** So many texts; then it begins anew. */
    private static final int MOST = 1_000;

    private static final Map<Filled, String> TEXTS = new ConcurrentHashMap<>();

    private FilledColumns() {}

    /**
     * The insertion with the placeholders that are given a value.
     *
     * @param sql with one row of values
     * @param placeholders those that are given one, counted from 0
     */
    static String of(String sql, BitSet placeholders) {
        if (TEXTS.size() >= MOST) {
            TEXTS.clear();
        }
        return TEXTS.computeIfAbsent(new Filled(sql, placeholders), FilledColumns::text);
    }

    private static List<String> listed(String list) {
        return COMMA.splitAsStream(list.strip()).toList();
    }

    private static String text(Filled filled) {
        String sql = filled.sql();
        int columnsEnd = sql.indexOf(')');
        List<String> columns = listed(sql.substring(sql.indexOf('(') + 1, columnsEnd));
        List<String> values = listed(sql.substring(sql.indexOf('(', columnsEnd) + 1, sql.lastIndexOf(')')));
        List<String> keptColumns = new ArrayList<>();
        List<String> keptValues = new ArrayList<>();
        int placeholder = 0;
        for (int i = 0; i < columns.size(); i++) {
            boolean isPlaceholder = values.get(i).equals("?");
            if (!isPlaceholder || filled.placeholders().get(placeholder)) {
                keptColumns.add(columns.get(i));
                keptValues.add(values.get(i));
            }
            placeholder += isPlaceholder ? 1 : 0;
        }
        return sql.substring(0, sql.indexOf('(')) + "(" + String.join(", ", keptColumns) + ")\nVALUES ("
                + String.join(", ", keptValues) + ")\n";
    }
}

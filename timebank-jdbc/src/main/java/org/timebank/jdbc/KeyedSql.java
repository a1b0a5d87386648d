package org.timebank.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement, taken apart where it has lists of keys.
 *
 * @param lists its lists
 * @param rest what comes after the last one
 * @param few what it is with few keys, by their number; filled as it is asked for
 */
record KeyedSql(List<ByKeys> lists, String rest, Map<Integer, String> few) {

    private static final Pattern KEYS = Pattern.compile("\\(([\\w.]+), ([^()]+)\\) IN " + Session.LIST);

    /**
     * A list of keys.
     *
     * @param before what comes before it
     * @param timebank the column of the timebank
     * @param columns the other columns
     */
    record ByKeys(String before, String timebank, String columns) {}

    /** The statement with so many keys in each of its lists, each of so many columns, as placeholders. */
    String withPlaceholders(int keys, int columns) {
        return few.computeIfAbsent(keys, number -> written(number, columns));
    }

    private String written(int keys, int columns) {
        String key = columns == 1 ? "?" : "(?" + ", ?".repeat(columns - 1) + ")";
        String placeholders = key + (", " + key).repeat(keys - 1);
        StringBuilder text = new StringBuilder();
        for (ByKeys list : lists) {
            text.append(list.before()).append(list.timebank()).append(" = ? AND ");
            text.append(columns == 1 ? list.columns() : "(" + list.columns() + ")");
            text.append(" IN (").append(placeholders).append(')');
        }
        return text.append(rest).toString();
    }

    static KeyedSql of(String sql) {
        List<ByKeys> lists = new ArrayList<>();
        Matcher found = KEYS.matcher(sql);
        int written = 0;
        while (found.find()) {
            lists.add(new ByKeys(sql.substring(written, found.start()), found.group(1), found.group(2)));
            written = found.end();
        }
        return new KeyedSql(List.copyOf(lists), sql.substring(written), new ConcurrentHashMap<>());
    }
}

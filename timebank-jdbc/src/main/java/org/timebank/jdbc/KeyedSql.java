package org.timebank.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement, taken apart where it has lists of keys.
 *
 * @param lists its lists
 * @param rest what comes after the last one
 */
record KeyedSql(List<ByKeys> lists, String rest) {

    private static final Pattern KEYS = Pattern.compile("\\(([\\w.]+), ([^()]+)\\) IN " + Session.LIST);

    /**
     * A list of keys.
     *
     * @param before what comes before it
     * @param timebank the column of the timebank
     * @param columns the other columns
     */
    record ByKeys(String before, String timebank, String columns) {}

    static KeyedSql of(String sql) {
        List<ByKeys> lists = new ArrayList<>();
        Matcher found = KEYS.matcher(sql);
        int written = 0;
        while (found.find()) {
            lists.add(new ByKeys(sql.substring(written, found.start()), found.group(1), found.group(2)));
            written = found.end();
        }
        return new KeyedSql(lists, sql.substring(written));
    }
}

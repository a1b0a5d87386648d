package org.timebank.jdbc;

import java.util.ArrayList;
import java.util.List;

/**
 * Several rows in one INSERT, for MariaDB. Its driver (3.5) sends a batch of them in bulk, and a bulk does not fail when a Galera
 * cluster (10.11) has rolled the transaction back before it: what was lost would seem to be stored.
 */
final class RowsOfInsert {

    private static final String VALUES = "VALUES ";

    private static final int MOST = 256;

    private RowsOfInsert() {}

    static boolean isInsert(String sql) {
        return sql.startsWith("INSERT");
    }

    /** A statement that inserts one row, for so many. */
    static String repeated(String sql, int rows) {
        int values = sql.lastIndexOf(VALUES) + VALUES.length();
        String row = sql.substring(values).strip();
        return sql.substring(0, values) + row + (", " + row).repeat(rows - 1);
    }

    /** Rows for one statement each. */
    static <T> List<List<T>> chunks(List<T> rows) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += MOST) {
            chunks.add(rows.subList(from, Math.min(rows.size(), from + MOST)));
        }
        return chunks;
    }
}

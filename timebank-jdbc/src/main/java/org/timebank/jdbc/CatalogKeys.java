package org.timebank.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys and indexes of one table, each as a list of columns in parentheses. Their names are left aside: engines name them
 * in their own ways.
 *
 * @param catalog where the table stands, as the driver asks for it
 * @param schema where the table stands, as the driver asks for it
 */
record CatalogKeys(
        DatabaseMetaData database,
        @Nullable String catalog,
        @Nullable String schema,
        String table) {

    /** The columns of the primary key; empty if there is none. */
    String primary() throws SQLException {
        return String.join(
                "",
                lists(database.getPrimaryKeys(catalog, schema, table), "KEY_SEQ", "COLUMN_NAME", row -> "")
                        .values());
    }

    /** Each index, unique or not, with the condition of those that are of some rows only. */
    Collection<String> indexes() throws SQLException {
        ResultSet indexes = database.getIndexInfo(catalog, schema, table, false, true);
        return lists(
                        indexes,
                        "ORDINAL_POSITION",
                        "COLUMN_NAME",
                        row -> (row.getBoolean("NON_UNIQUE") ? "index" : "unique") + "/" + where(row) + "/"
                                + row.getString("INDEX_NAME"))
                .entrySet()
                .stream()
                .map(index -> {
                    String[] parts = index.getKey().split("/", 3);
                    return parts[0] + " " + index.getValue() + parts[1];
                })
                .toList();
    }

    private static String where(ResultSet index) throws SQLException {
        @Nullable String condition = index.getString("FILTER_CONDITION");
        return condition == null ? "" : " where " + condition.replace('/', ' ');
    }

    /** The tables to which foreign keys refer, by the keys' columns. */
    Map<String, String> foreign() throws SQLException {
        ResultSet keys = database.getImportedKeys(catalog, schema, table);
        return lists(
                        keys,
                        "KEY_SEQ",
                        "FKCOLUMN_NAME",
                        row -> row.getString("PKTABLE_NAME") + "/" + row.getString("FK_NAME"))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getValue, key -> before(key.getKey()), (one, other) -> one));
    }

    private static String before(String name) {
        return name.substring(0, name.indexOf('/'));
    }

    private static Map<String, String> lists(ResultSet rows, String order, String column, Named list)
            throws SQLException {
        Map<String, SortedMap<Integer, String>> lists = new TreeMap<>();
        try (rows) {
            while (rows.next()) {
                // A row without a column is a statistic.
                if (rows.getString(column) != null) {
                    lists.computeIfAbsent(list.of(rows), name -> new TreeMap<>())
                            .put(rows.getInt(order), rows.getString(column).toLowerCase(Locale.ROOT));
                }
            }
        }
        Map<String, String> joined = new TreeMap<>();
        lists.forEach((name, columns) -> joined.put(name, "(" + String.join(", ", columns.values()) + ")"));
        return joined;
    }

    @FunctionalInterface
    private interface Named {
        String of(ResultSet row) throws SQLException;
    }
}

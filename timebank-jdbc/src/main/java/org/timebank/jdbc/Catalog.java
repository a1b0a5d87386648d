package org.timebank.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a database what Timebank's tables are like. Keys and indexes are told by their columns; checks by their names,
 * as engines rewrite what they check.
 */
final class Catalog {

    private static final String TABLES = """
            SELECT table_schema, table_name
            FROM information_schema.tables
            WHERE table_schema = %s
            """;

    private static final String COLUMNS = """
            SELECT table_name, column_name, data_type, character_maximum_length, datetime_precision, collation_name,
                is_nullable, %s AS domain
            FROM information_schema.columns
            WHERE table_schema = %s
            """;

    private static final String CHECKS = """
            SELECT table_name, constraint_name
            FROM information_schema.table_constraints
            WHERE table_schema = %s
            AND constraint_type = 'CHECK'
            """;

    /** What PostgreSQL 18 names its checks of NOT NULL, of which the columns tell. */
    private static final Pattern NOT_NULL = Pattern.compile(".*_not_null\\d*");

    /** From here on, lengths are those that an engine's release happens to give to a text without one. */
    private static final int UNLIMITED = 100_000;

    private final Connection connection;
    private final Dialect dialect;
    private final TableNames names;
    private final SchemaDescription description = new SchemaDescription();

    Catalog(Connection connection, Dialect dialect, TableNames names) {
        this.connection = connection;
        this.dialect = dialect;
        this.names = names;
    }

    /** The tables whose names are like Timebank's. */
    SchemaDescription describe() throws SQLException {
        forEach(
                COLUMNS.formatted(dialect.domainOfColumn(), "%s"),
                row -> add(row, "column " + lower(row, "column_name"), column(row)));
        forEach(CHECKS, row -> {
            String name = lower(row, "constraint_name");
            if (!NOT_NULL.matcher(name).matches()) {
                add(row, "check constraint " + ours(name), "");
            }
        });
        forEach(TABLES, row -> {
            if (isOurs(lower(row, "table_name"))) {
                keys(row.getString("table_schema"), row.getString("table_name"));
            }
        });
        return description;
    }

    private String column(ResultSet row) throws SQLException {
        StringBuilder like = new StringBuilder(lower(row, "data_type"));
        int length = row.getInt("character_maximum_length");
        int precision = row.getInt("datetime_precision");
        if (precision > 0 || (length > 0 && length < UNLIMITED)) {
            like.append('(').append(Math.max(length, precision)).append(')');
        }
        @Nullable String collation = row.getString("collation_name");
        if (collation != null) {
            like.append(" collate ").append(collation);
        }
        @Nullable String domain = row.getString("domain");
        if (domain != null) {
            like.append(" of domain ").append(ours(domain));
        }
        return like.append("NO".equals(row.getString("is_nullable")) ? " not null" : "")
                .toString();
    }

    private void keys(String schema, String table) throws SQLException {
        boolean isDatabase = dialect == Dialect.MARIADB;
        CatalogKeys keys = new CatalogKeys(
                connection.getMetaData(),
                isDatabase ? schema : connection.getCatalog(),
                isDatabase ? null : schema,
                table);
        String name = ours(table);
        String primary = keys.primary();
        if (!primary.isEmpty()) {
            description.add(name, "primary key", primary);
        }
        for (String index : keys.indexes()) {
            if (!index.equals("unique " + primary)) {
                description.add(name, index, "");
            }
        }
        keys.foreign()
                .forEach(
                        (columns, other) -> description.add(name, "foreign key " + columns + " to " + ours(other), ""));
    }

    private void add(ResultSet row, String thing, String like) throws SQLException {
        String table = lower(row, "table_name");
        if (isOurs(table)) {
            description.add(ours(table), thing, like);
        }
    }

    private boolean isOurs(String table) {
        return table.startsWith(names.prefix() + "timebank");
    }

    /** The name in the scripts. */
    private String ours(String table) {
        String name = table.toLowerCase(Locale.ROOT);
        return isOurs(name) ? name.substring(names.prefix().length()) : name;
    }

    private static String lower(ResultSet row, String column) throws SQLException {
        return row.getString(column).toLowerCase(Locale.ROOT);
    }

    private void forEach(String sql, Noting noting) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.formatted(dialect.schemaOf(names)));
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                noting.note(rows);
            }
        }
    }

    @FunctionalInterface
    private interface Noting {
        void note(ResultSet row) throws SQLException;
    }
}

package org.timebank.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts the rows that a query reads, in tables and in indexes, whether they are answered or passed over. */
final class RowsRead {

    private static final Pattern H2_SCAN = Pattern.compile("scanCount: (\\d+)");
    private static final Pattern POSTGRESQL_NODE =
            Pattern.compile("\\(actual rows=([\\d.]+) loops=(\\d+)\\)|Rows Removed by Filter: (\\d+)");
    /** What a plan reads from a table or an index, and not from a part of the statement. */
    private static final String POSTGRESQL_TABLE = " on timebank_";

    private final Connection connection;
    private final Dialect dialect;

    private RowsRead(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** Gives a statement its parameters. */
    interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    static RowsRead on(Connection connection) throws SQLException {
        return new RowsRead(connection, Dialect.of(connection.getMetaData()));
    }

    long by(String sql, Binding binding) throws SQLException {
        return switch (dialect) {
            case H2 -> h2(lines("EXPLAIN ANALYZE " + sql, binding));
            case POSTGRESQL -> postgresql(lines("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) " + sql, binding));
            case MARIADB -> mariadb(sql, binding);
        };
    }

    private static long h2(List<String> plan) {
        return plan.stream()
                .flatMap(line -> H2_SCAN.matcher(line).results())
                .mapToLong(scan -> Long.parseLong(scan.group(1)))
                .sum();
    }

    private static long postgresql(List<String> plan) {
        double rows = 0;
        double loops = 0;
        for (String line : plan) {
            Matcher node = POSTGRESQL_NODE.matcher(line);
            if (node.find()) {
                if (node.group(3) == null) {
                    loops = line.contains(POSTGRESQL_TABLE) ? Double.parseDouble(node.group(2)) : 0;
                    rows += loops * Double.parseDouble(node.group(1));
                } else {
                    rows += loops * Double.parseDouble(node.group(3));
                }
            }
        }
        return Math.round(rows);
    }

    private long mariadb(String sql, Binding binding) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("FLUSH STATUS");
            lines(sql, binding);
            long rows = 0;
            try (ResultSet counters = statement.executeQuery("SHOW SESSION STATUS LIKE 'Handler_read%'")) {
                while (counters.next()) {
                    rows += counters.getLong(2);
                }
            }
            return rows;
        }
    }

    private List<String> lines(String sql, Binding binding) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
        }
        return lines;
    }
}

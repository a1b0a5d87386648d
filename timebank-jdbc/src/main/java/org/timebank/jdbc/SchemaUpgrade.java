package org.timebank.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.timebank.spi.StoreException;

/** Brings the tables from the version that they have reached to the latest. */
final class SchemaUpgrade {

    private static final String MARKER = "timebank_schema";

    private static final String VERSION = """
            SELECT MAX(version)
            FROM timebank_schema
            """;

    private static final Pattern CREATED = Pattern.compile("(?m)^CREATE TABLE IF NOT EXISTS (?:\\w+\\.)?(\\w+)");

    private final Dialect dialect;
    private final TableNames names;

    SchemaUpgrade(Dialect dialect, TableNames names) {
        this.dialect = dialect;
        this.names = names;
    }

    /** The version that the tables have reached; 0 if there are none. */
    int version(Connection connection) throws SQLException {
        if (!isThere(connection, names.prefix() + MARKER)) {
            return 0;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(names.in(VERSION))) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    /** Runs the scripts that are missing. */
    void run(Connection connection) throws SQLException {
        int version = version(connection);
        List<SchemaScript> scripts = SchemaScript.of(dialect, names);
        if (version == 0) {
            requireNames(connection, scripts.get(0));
        }
        for (SchemaScript script : scripts) {
            if (script.version() > version) {
                execute(connection, script);
            }
        }
    }

    private static void execute(Connection connection, SchemaScript script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : script.statements()) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new StoreException(script.name() + " failed: " + Connections.codes(e), e);
        }
    }

    /** Tables are created unless they exist, so that creation can go on; what exists must not be somebody else's. */
    private void requireNames(Connection connection, SchemaScript first) throws SQLException {
        Matcher tables = CREATED.matcher(first.sql());
        while (tables.find()) {
            String table = tables.group(1);
            if (isThere(connection, table) && !isThere(connection, names.prefix() + MARKER)) {
                throw new IllegalStateException("The database has a table " + table
                        + " which is not Timebank's; give Timebank a database, a schema or a prefix of its own");
            }
        }
    }

    /** Asked of the catalog: a statement that fails on a missing table would leave a trace file beside an H2 database. */
    private boolean isThere(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(dialect.tableByName(names))) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}

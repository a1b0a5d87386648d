package org.timebank.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.timebank.spi.StoreException;

/**
 * The tables in which a {@link JdbcTimebankStore} keeps timebanks. They can be created from here, or by the host's own
 * migrations with {@link #script()}; both leave the same. All their names begin with {@code timebank}, as do those of
 * indexes and constraints, so that they can stand beside the host's own tables.
 *
 * <p>The scripts are in the jar, in {@code org/timebank/jdbc/schema}, by database and number.
 */
public final class TimebankSchema {

    private static final String VERSION_1 = "V1__timebank.sql";

    private static final String MARKER = "timebank_schema";

    private static final Pattern TABLE = Pattern.compile("(?m)^CREATE TABLE IF NOT EXISTS (\\w+)");

    private static final Pattern END_OF_STATEMENT = Pattern.compile(";\\R");

    private final Connections connections;
    private final Dialect dialect;

    private TimebankSchema(Connections connections, Dialect dialect) {
        this.connections = connections;
        this.dialect = dialect;
    }

    /**
     * The schema in a database.
     *
     * @throws IllegalArgumentException if the database is not H2, PostgreSQL or MariaDB
     * @throws StoreException if the database cannot be reached
     */
    public static TimebankSchema of(DataSource dataSource) {
        Connections connections = new Connections(dataSource);
        return new TimebankSchema(connections, connections.reading(connection -> Dialect.of(connection.getMetaData())));
    }

    /** The SQL that creates the tables: statements that each end with a semicolon at the end of a line. */
    public String script() {
        try (InputStream script = TimebankSchema.class.getResourceAsStream(path())) {
            if (script == null) {
                throw new IllegalStateException("The jar lacks " + path());
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String path() {
        return "schema/" + dialect.directory() + "/" + VERSION_1;
    }

    /** Whether the tables are all there. */
    public boolean isCreated() {
        return connections.reading(this::isCreated);
    }

    /**
     * Creates the tables. Does nothing if they are there, and goes on if an earlier creation was interrupted. Several
     * applications may do this at once.
     *
     * @throws IllegalStateException if a table of the same name is there which is not Timebank's
     * @throws StoreException if the database fails, such as for want of the right to create tables
     */
    public void create() {
        connections.reading(connection -> {
            if (!isCreated(connection)) {
                requireNames(connection);
                create(connection);
            }
            return true;
        });
    }

    private void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements()) {
                execute(statement, sql);
            }
        } catch (SQLException e) {
            // Another application was creating them as well, and has finished.
            if (!isCreated(connection)) {
                throw e;
            }
        }
    }

    /**
     * To create what another application is creating at this moment fails, although it says IF NOT EXISTS (H2 2.5,
     * PostgreSQL 18); the second time, it exists.
     */
    private static void execute(Statement statement, String sql) throws SQLException {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            statement.execute(sql);
        }
    }

    private List<String> statements() {
        return Arrays.stream(END_OF_STATEMENT.split(script()))
                .filter(sql -> !sql.isBlank())
                .toList();
    }

    /** Tables are created unless they exist, so that creation can go on; what exists must not be somebody else's. */
    private void requireNames(Connection connection) throws SQLException {
        if (isThere(connection, MARKER)) {
            return;
        }
        Matcher tables = TABLE.matcher(script());
        while (tables.find()) {
            String table = tables.group(1);
            if (isThere(connection, table) && !isThere(connection, MARKER)) {
                throw new IllegalStateException("The database has a table " + table
                        + " which is not Timebank's; give Timebank a database or a schema of its own");
            }
        }
    }

    private boolean isCreated(Connection connection) throws SQLException {
        return isThere(connection, MARKER)
                && hasRow(connection, "SELECT version FROM timebank_schema WHERE version = 1");
    }

    /** Asked of the catalog: a statement that fails on a missing table would leave a trace file beside an H2 database. */
    private boolean isThere(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(dialect.tableByName())) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static boolean hasRow(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next();
        }
    }
}

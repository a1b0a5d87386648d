package org.timebank.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * A database as the first version of the schema left it, with what the library of that time wrote into it: the year that
 * {@link Year} tells. The files version1/*.sql are not made again: no later library writes that version.
 */
final class Version1 {

    private Version1() {}

    /** A database in version 1 with a year in it. */
    static DataSource filled(Engine engine) throws SQLException {
        DataSource database = engine.empty();
        try (Connection connection = database.getConnection()) {
            Dialect dialect = Dialect.of(connection.getMetaData());
            execute(connection, SchemaScript.of(dialect, TableNames.DEFAULT).get(0));
            String file = "version1/" + engine.name().toLowerCase(Locale.ROOT) + ".sql";
            execute(connection, new SchemaScript(1, file, text(file)));
        }
        return database;
    }

    static void execute(Connection connection, SchemaScript script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : script.statements()) {
                statement.execute(sql);
            }
        }
    }

    private static String text(String file) {
        try (InputStream text = Version1.class.getResourceAsStream(file)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

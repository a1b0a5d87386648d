package org.timebank.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file in which H2 keeps a database. */
final class H2File {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcTimebankStore.class);

    private static final String MILLISECONDS = """
            SELECT setting_value
            FROM information_schema.settings
            WHERE setting_name = 'WRITE_DELAY'
            """;

    private H2File() {}

    /** Whether a database is kept in a file, and not in memory. */
    static boolean isBehind(Connection connection) throws SQLException {
        return !connection.getMetaData().getURL().startsWith("jdbc:h2:mem:");
    }

    /** Warns if the file may lack what was committed. */
    static void warnOfWriteDelay(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MILLISECONDS);
                ResultSet row = statement.executeQuery()) {
            if (row.next() && !"0".equals(row.getString(1))) {
                LOG.warn(
                        "H2 writes up to {} ms late: what was committed is lost if the process is killed."
                                + " Add ;WRITE_DELAY=0 to the database's URL.",
                        row.getString(1));
            }
        }
    }
}

package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;

/** What the jar says of the tables is what the scripts make. */
class SchemaDescriptionTest {

    /** With this system property the descriptions are written anew, after a script was added. */
    private static final String WRITE = "timebank.describe";

    @OnEveryEngine
    void theDescriptionIsOfWhatTheScriptsMake(Engine engine) throws SQLException, IOException {
        DataSource database = engine.empty();
        TimebankSchema.of(database).create();
        String made;
        try (Connection connection = database.getConnection()) {
            Dialect dialect = Dialect.of(connection.getMetaData());
            made = new Catalog(connection, dialect, TableNames.DEFAULT)
                    .describe()
                    .toString();
        }
        String file = engine.name().toLowerCase(Locale.ROOT) + ".txt";
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(Path.of("src/main/resources/org/timebank/jdbc/schema", file), made);
        }

        assertThat(SchemaScript.text(file))
                .as("%s; with -D%s=true it is written anew", file, WRITE)
                .isEqualTo(made);
    }
}

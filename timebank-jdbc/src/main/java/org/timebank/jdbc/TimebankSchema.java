package org.timebank.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.timebank.spi.StoreException;

/**
 * The tables in which a {@link JdbcTimebankStore} keeps timebanks. They are created and brought to the latest version from
 * here, or by the host's own migrations with the numbered scripts; both leave the same, and each goes on where the other
 * ended. All their names begin with {@code timebank}, as do those of indexes and constraints, so that they can stand beside
 * the host's own tables; {@link TableNames} give them a schema and a prefix.
 *
 * <p>The scripts are in the jar, in {@code org/timebank/jdbc/schema}, by database and number. Only {@link #create()} needs
 * the right to create and change tables: the store, and all the rest here, do with SELECT, INSERT, UPDATE and DELETE.
 */
public final class TimebankSchema {

    /** Who changes the schema beside another, where no lock keeps them apart, fails, and finds that the other got further. */
    private static final int ATTEMPTS = 5;

    private final DataSource dataSource;
    private final Dialect dialect;
    private final TableNames names;
    private final SchemaUpgrade upgrade;

    private TimebankSchema(DataSource dataSource, Dialect dialect, TableNames names) {
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.names = names;
        this.upgrade = new SchemaUpgrade(dialect, names);
    }

    /**
     * The schema in a database, with the names of the scripts.
     *
     * @throws IllegalArgumentException if the database is not H2, PostgreSQL or MariaDB
     * @throws StoreException if the database cannot be reached
     */
    public static TimebankSchema of(DataSource dataSource) {
        return of(dataSource, TableNames.DEFAULT);
    }

    /**
     * The schema in a database, with other names. The store must be given the same.
     *
     * @throws IllegalArgumentException if the database is not H2, PostgreSQL or MariaDB
     * @throws StoreException if the database cannot be reached
     */
    public static TimebankSchema of(DataSource dataSource, TableNames names) {
        return new TimebankSchema(
                dataSource, Connections.on(dataSource, connection -> Dialect.of(connection.getMetaData())), names);
    }

    /**
     * The SQL that creates the tables, all versions one after the other: statements that each end with a semicolon at the end
     * of a line. Each statement can be executed again, but for the last of a version, which notes that it is reached.
     */
    public String script() {
        return scripts().stream().map(SchemaScript::sql).collect(Collectors.joining("\n"));
    }

    /**
     * Writes the scripts into a directory, for the host's own migrations: {@code V1__timebank.sql} and so on, named as Flyway
     * expects it. Files of these names are replaced.
     *
     * @return the files, in the order of their numbers
     * @throws IOException if a file cannot be written, such as for want of the directory
     */
    public List<Path> writeTo(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        for (SchemaScript script : scripts()) {
            files.add(Files.writeString(directory.resolve(script.name()), script.sql()));
        }
        return files;
    }

    /** Whether the tables are there, in the latest version that this release knows or in a later one. */
    public boolean isCreated() {
        return Connections.committing(dataSource, upgrade::version) >= SchemaScript.FILES.size();
    }

    /**
     * Creates the tables, or brings them from an earlier version to the latest, with what is in them. Does nothing if they are
     * in the latest version or a later one, and goes on if this was interrupted before. Several applications may do this at
     * once. While tables are changed, commands may have to wait.
     *
     * @throws IllegalStateException if a table of the same name is there which is not Timebank's
     * @throws StoreException if the database fails, such as for want of the right to create tables
     */
    public void create() {
        for (int attempt = 1; !isCreated(); attempt++) {
            try {
                Connections.committing(dataSource, this::upgrade);
            } catch (StoreException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private boolean upgrade(Connection connection) throws SQLException {
        OwnTransaction transaction = OwnTransaction.byDriver(connection, Connection.TRANSACTION_READ_COMMITTED);
        boolean done = false;
        try {
            done = SchemaLock.holding(connection, dialect, held -> {
                upgrade.run(held);
                return true;
            });
            transaction.commit();
            return done;
        } finally {
            if (!done) {
                transaction.rollback();
            }
        }
    }

    /**
     * Compares the tables with what they are in the latest version: tables, columns with type, collation and whether they may
     * be null, primary keys, indexes, unique and foreign keys, checks. Not compared are names of keys and indexes, what a check
     * says, and what does no harm: other tables and indexes that are there.
     *
     * @return what differs, a sentence each; empty if nothing does; if the tables are not created yet, the first one says so
     * @throws StoreException if the database fails
     */
    public List<String> validate() {
        return Connections.committing(dataSource, connection -> {
            List<String> differences = new ArrayList<>();
            int version = upgrade.version(connection);
            if (version == 0) {
                differences.add("The tables are not created yet; TimebankSchema.create() does that.");
            } else if (version != SchemaScript.FILES.size()) {
                differences.add("The tables are in version " + version + ", not " + SchemaScript.FILES.size() + ".");
            }
            SchemaDescription.parse(SchemaScript.text(dialect.directory() + ".txt"))
                    .differences(new Catalog(connection, dialect, names).describe())
                    .forEach(difference -> differences.add(names.in(difference)));
            return differences;
        });
    }

    private List<SchemaScript> scripts() {
        return SchemaScript.of(dialect, names);
    }
}

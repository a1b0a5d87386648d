package org.timebank.examples.quickstart;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Optional;
import java.util.ServiceLoader;
import org.timebank.jdbc.JdbcTimebankStore;
import org.timebank.jdbc.TimebankSchema;
import org.timebank.spi.TimebankStore;

/** The database that holds the timebank. */
final class Database implements AutoCloseable {

    /**
     * Where the timebank is kept unless told otherwise. H2 writes a commit half a second later unless WRITE_DELAY is 0: a
     * process that is killed would lose what was acknowledged. Of its own accord it remembers eight statements a connection,
     * fewer than a command has, and would take each apart again.
     */
    static final String DEFAULT = "jdbc:h2:file:./target/quickstart/timebank;WRITE_DELAY=0;QUERY_CACHE_SIZE=256";

    private static final int LONGEST_NAME = 40;

    private final HikariDataSource connections;
    private final TimebankStore store;

    private Database(HikariDataSource connections, TimebankStore store) {
        this.connections = connections;
        this.store = store;
    }

    /** Where the log of a directory goes unless something else is said: the same directory, the same database. */
    static String ofLog(Path directory) {
        Path whole = directory.toAbsolutePath().normalize();
        String name = String.valueOf(whole.getFileName()).replaceAll("[^A-Za-z0-9-]", "_");
        String shown = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        return DEFAULT.replace(
                "/timebank;", "/%s-%08x;".formatted(shown, whole.toString().hashCode()));
    }

    /**
     * Opens a database, and makes the tables that are not there yet.
     *
     * @throws Unusable if it cannot be opened
     */
    static Database open(String url, Optional<String> user, Optional<String> password) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(new DriverConnections(driver(url), url, user, password));
        config.setMaximumPoolSize(2);
        HikariDataSource connections = pool(config, url);
        try {
            TimebankSchema.of(connections).create();
            return new Database(connections, JdbcTimebankStore.of(connections));
        } catch (RuntimeException e) {
            connections.close();
            throw cannotOpen(url, e);
        }
    }

    TimebankStore store() {
        return store;
    }

    @Override
    public void close() {
        connections.close();
    }

    /** An address without what may follow it, where passwords can be. */
    static String shown(String url) {
        return url.replaceFirst("(?s)[?;].*", "").replaceFirst("//[^/@]*@", "//");
    }

    /** Not by way of the DriverManager, which would not find the drivers when it runs inside a build. */
    private static Driver driver(String url) {
        return ServiceLoader.load(Driver.class, Database.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(driver -> accepts(driver, url))
                .findFirst()
                .orElseThrow(
                        () -> new Unusable("--database: " + shown(url) + " is no address that a driver here knows; "
                                + "give one like jdbc:h2:file:./timebank;WRITE_DELAY=0, jdbc:postgresql://localhost/timebank or"
                                + " jdbc:mariadb://localhost/timebank"));
    }

    private static boolean accepts(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            return false;
        }
    }

    private static HikariDataSource pool(HikariConfig config, String url) {
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw cannotOpen(url, e);
        }
    }

    private static Unusable cannotOpen(String url, Exception reason) {
        Throwable deepest = reason;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return new Unusable("--database: " + shown(url) + " cannot be opened (" + deepest.getMessage()
                + "); give the address of a database that is running, with --user and --password if it asks for them");
    }
}

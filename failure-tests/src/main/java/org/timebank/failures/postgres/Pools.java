package org.timebank.failures.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** Pools of connections, as applications have them. */
public final class Pools {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private Pools() {}

    /** A pool at that port, who waits a second for a connection; the name is that by which the server knows its connections. */
    public static HikariDataSource of(String name, int port, int size) {
        return of(name, port, size, PATIENCE);
    }

    /**
     * A pool.
     *
     * @param patience how long it waits for a connection, before it says that there is none
     */
    public static HikariDataSource of(String name, int port, int size, Duration patience) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(MortalPostgres.url(port));
        config.addDataSourceProperty("ApplicationName", name);
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(patience.toMillis());
        config.setValidationTimeout(patience.toMillis());
        return new HikariDataSource(config);
    }
}

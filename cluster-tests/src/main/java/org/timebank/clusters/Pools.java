package org.timebank.clusters;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Pools of connections, as an application has one. */
public final class Pools {

    private static final int CONNECTIONS = 16;

    private Pools() {}

    /** A pool with a connection for each thread that tests have. */
    public static HikariDataSource of(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }
}

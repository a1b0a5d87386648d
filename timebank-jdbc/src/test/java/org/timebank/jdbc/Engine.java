package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.timebank.testdatabases.TestDatabases;

/** The databases that every test runs on. */
enum Engine {
    H2 {
        @Override
        ConnectionPoolDataSource database() {
            return h2("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        }
    },
    POSTGRESQL {
        @Override
        ConnectionPoolDataSource database() {
            PGConnectionPoolDataSource database = new PGConnectionPoolDataSource();
            database.setUrl(TestDatabases.postgresUrl());
            return database;
        }
    },
    MARIADB {
        @Override
        ConnectionPoolDataSource database() {
            try {
                return new MariaDbDataSource(TestDatabases.mariadbUrl());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    };

    private static final int CONNECTIONS = 16;

    private static final Map<Engine, DataSource> SHARED = new ConcurrentHashMap<>();

    abstract ConnectionPoolDataSource database();

    /** A new database without tables. */
    DataSource empty() {
        // H2's pool lends connections of any engine.
        JdbcConnectionPool pool = JdbcConnectionPool.create(database());
        pool.setMaxConnections(CONNECTIONS);
        return pool;
    }

    /** A database with the tables, in which each test has timebanks of its own. */
    DataSource shared() {
        return SHARED.computeIfAbsent(this, engine -> engine.created());
    }

    JdbcTimebankStore store() {
        return JdbcTimebankStore.of(shared());
    }

    /** A new database with the tables. */
    DataSource created() {
        DataSource database = empty();
        TimebankSchema.of(database).create();
        return database;
    }

    static JdbcDataSource h2(String url) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(url);
        return database;
    }
}

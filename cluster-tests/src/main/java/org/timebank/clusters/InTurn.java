package org.timebank.clusters;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Lends each connection from another of several data sources than the one before, in turn: what one thread does one after the
 * other is done on different servers.
 */
public final class InTurn extends AbstractDataSource {

    private final List<? extends DataSource> dataSources;
    private final AtomicLong lent = new AtomicLong();

    /** In turn from these. */
    public InTurn(List<? extends DataSource> dataSources) {
        this.dataSources = List.copyOf(dataSources);
    }

    private DataSource next() {
        return dataSources.get((int) (lent.getAndIncrement() % dataSources.size()));
    }

    @Override
    public Connection getConnection() throws SQLException {
        return next().getConnection();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return next().getConnection(username, password);
    }
}

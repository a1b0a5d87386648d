package org.timebank.benchmarks.form;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.timebank.Tenant;
import org.timebank.TimebankEngine;
import org.timebank.benchmarks.load.Crew;
import org.timebank.benchmarks.load.Draw;
import org.timebank.benchmarks.load.Pairing;
import org.timebank.benchmarks.postgres.Address;
import org.timebank.jdbc.JdbcTimebankStore;
import org.timebank.jdbc.TimebankSchema;

/**
 * What the library does, with everything it promises, as a host would run it: one engine for all clients, over a pool with
 * a connection for each.
 *
 * @param name in tables of figures
 * @param database for it
 * @param deed what it does
 */
public record ByLibrary(String name, String database, Deed deed) implements Form {

    /** A transfer. */
    public static ByLibrary transfer() {
        return new ByLibrary("the library's transfer", "library", Deeds::give);
    }

    /** An exchange from proposal to settlement. */
    public static ByLibrary exchange() {
        return new ByLibrary("the library's exchange", "exchange", Deeds::exchange);
    }

    /** A log is imported line by line. */
    public static ByLibrary singleImport() {
        return new ByLibrary("a log, line by line", "single", Deeds::record);
    }

    /** A log is imported in batches. */
    public static ByLibrary batchImport(int lines) {
        return new ByLibrary("a log, " + lines + " lines at once", "batch", Deeds.recordTogether(lines));
    }

    @Override
    public Founded found(Address home, int accounts) throws SQLException {
        try (HikariDataSource pool = home.pool(1)) {
            TimebankSchema.of(pool).create();
            Community community = Community.found(tenant(pool), accounts);
            return new FoundedByLibrary(community, deed, new AtomicLong());
        }
    }

    /** The timebank in a database. */
    public static Tenant tenant(HikariDataSource pool) {
        return TimebankEngine.builder(JdbcTimebankStore.of(pool)).build().timebank(Community.ID);
    }

    private record FoundedByLibrary(Community community, Deed deed, AtomicLong numbers) implements Founded {

        @Override
        public Crew crew(Address way, Pairing pairing, int clients) throws SQLException {
            HikariDataSource pool = way.pool(clients);
            Tenant tenant = tenant(pool);
            int accounts = community.members().size();
            return Crew.of(
                    clients,
                    number -> {
                        Draw draw = new Draw(pairing, accounts, number, numbers);
                        return () -> deed.act(tenant, community, draw);
                    },
                    pool::close);
        }

        @Override
        public String check(Address home, long moves) {
            try (HikariDataSource pool = home.pool(1)) {
                return Community.check(tenant(pool), moves);
            }
        }
    }
}

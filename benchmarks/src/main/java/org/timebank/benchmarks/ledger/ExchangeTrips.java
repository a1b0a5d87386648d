package org.timebank.benchmarks.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.timebank.Tenant;
import org.timebank.benchmarks.form.ByLibrary;
import org.timebank.benchmarks.form.Community;
import org.timebank.benchmarks.form.WholeExchange;
import org.timebank.benchmarks.load.Draw;
import org.timebank.benchmarks.load.Pairing;
import org.timebank.benchmarks.postgres.Address;
import org.timebank.benchmarks.postgres.DelayingProxy;
import org.timebank.exchange.ExchangeId;
import org.timebank.jdbc.TimebankSchema;

/** Counts the round trips of each command of an exchange, when everything that can be known beforehand is known. */
final class ExchangeTrips {

    /** Until then, statements are prepared and classes loaded. */
    private static final int EXCHANGES_BEFORE = 20;

    private final DelayingProxy counting;
    private final Map<String, Long> trips = new LinkedHashMap<>();

    ExchangeTrips(DelayingProxy counting) {
        this.counting = counting;
    }

    /** The mean of each command over so many exchanges in an empty database. */
    Map<String, Double> count(Address home, int accounts, int exchanges) throws SQLException {
        try (HikariDataSource pool = home.through(counting.port()).pool(1)) {
            TimebankSchema.of(pool).create();
            Tenant tenant = ByLibrary.tenant(pool);
            Community community = Community.found(tenant, accounts);
            Draw draw = new Draw(Pairing.RANDOM, accounts, 1, new AtomicLong());
            for (int i = 0; i < EXCHANGES_BEFORE; i++) {
                count(WholeExchange.drawn(tenant, community, draw));
            }
            trips.clear();
            for (int i = 0; i < exchanges; i++) {
                count(WholeExchange.drawn(tenant, community, draw));
            }
            Community.check(tenant, (long) EXCHANGES_BEFORE + exchanges);
        }
        Map<String, Double> means = new LinkedHashMap<>();
        trips.forEach((command, all) -> means.put(command, (double) all / exchanges));
        return means;
    }

    private void count(WholeExchange exchange) {
        long before = counting.turns();
        ExchangeId id = exchange.propose();
        long proposed = counting.turns();
        exchange.accept(id);
        long accepted = counting.turns();
        exchange.confirm(id);
        long confirmed = counting.turns();
        trips.merge("propose", proposed - before, Long::sum);
        trips.merge("accept", accepted - proposed, Long::sum);
        trips.merge("confirm", confirmed - accepted, Long::sum);
    }
}

package org.timebank.benchmarks.ledger;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.timebank.benchmarks.postgres.DelayingProxy;
import org.timebank.benchmarks.postgres.DurablePostgres;

/** How often a client has to wait for the server, counted on the wire: means over many. */
final class RoundTrips {

    private final Map<String, Double> byForm = new LinkedHashMap<>();
    private final Map<String, Double> byCommand = new LinkedHashMap<>();

    private RoundTrips() {}

    /** Counts those of every form, and those of each command of an exchange, if there are exchanges. */
    static RoundTrips count(DurablePostgres server, DelayingProxy counting, Map<Kind, Site> sites, LedgerPlan plan)
            throws SQLException {
        RoundTrips trips = new RoundTrips();
        for (Site site : sites.values()) {
            trips.byForm.put(site.name(), site.roundTrips(counting, plan.countedActs()));
        }
        if (sites.containsKey(Kind.EXCHANGE)) {
            trips.byCommand.putAll(new ExchangeTrips(counting)
                    .count(server.createDatabase("counted"), plan.accounts(), plan.countedActs()));
        }
        return trips;
    }

    /** Those of each command of an exchange, in the order of the commands. */
    Map<String, Double> ofCommands() {
        return Collections.unmodifiableMap(byCommand);
    }

    /** Those of all of its commands together. */
    Optional<Double> ofAnExchange() {
        return byCommand.values().stream().reduce(Double::sum);
    }

    void print(PrintStream out) {
        out.println("Round trips:");
        byForm.forEach((form, trips) -> out.printf(Locale.ROOT, "%-32s%20.2f%n", form, trips));
        out.println();
    }
}

package org.timebank.benchmarks.ledger;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.timebank.benchmarks.postgres.DelayingProxy;
import org.timebank.benchmarks.postgres.DurablePostgres;

/**
 * The forms of a transfer side by side on PostgreSQL, in rotating order, and ratios of what they get done. It says what it
 * does as it goes, and ends with the figures, if all books are right.
 */
final class LedgerBenchmark {

    private static final Duration HALF_A_MILLISECOND = Duration.ofNanos(500_000);

    private final PrintStream out;
    private final LedgerPlan plan;

    LedgerBenchmark(PrintStream out, LedgerPlan plan) {
        this.out = out;
        this.plan = plan;
    }

    /** Runs it. */
    void run() throws IOException, SQLException, InterruptedException {
        try (DurablePostgres server = DurablePostgres.start();
                DelayingProxy away = DelayingProxy.before(server.port(), HALF_A_MILLISECOND);
                DelayingProxy counting = DelayingProxy.before(server.port(), Duration.ZERO)) {
            new Heading(out, plan).print(server, away);
            Map<Kind, Site> sites = found(server);
            for (Site site : sites.values()) {
                out.println("warming up: " + site.name());
                site.warmUp(plan.clients(), plan.warmUp());
            }
            Courses courses = new Courses(plan, sites, server.port(), away.port());
            for (int round = 0; round < plan.rounds(); round++) {
                courses.run(round, plan.round(), server::checkpoint, out::println);
            }
            RoundTrips trips = RoundTrips.count(server, counting, sites, plan);
            for (Site site : sites.values()) {
                out.println(site.name() + ": " + site.check());
            }
            new Table(out).print(sites, courses, plan.clients());
            trips.print(out);
            Ratios.of(courses, trips).print(out);
        }
    }

    private Map<Kind, Site> found(DurablePostgres server) throws SQLException {
        Map<Kind, Site> sites = new EnumMap<>(Kind.class);
        for (Kind kind : plan.kinds()) {
            sites.put(kind, Site.found(server, kind.form(plan.foreignKeys()), plan.accounts()));
        }
        return sites;
    }
}

package org.timebank.benchmarks.ledger;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.timebank.benchmarks.load.Client;
import org.timebank.benchmarks.load.Crew;
import org.timebank.benchmarks.load.Load;
import org.timebank.benchmarks.load.Machine;
import org.timebank.benchmarks.load.Medians;
import org.timebank.benchmarks.load.Pace;
import org.timebank.benchmarks.postgres.Address;
import org.timebank.benchmarks.postgres.DelayingProxy;
import org.timebank.benchmarks.postgres.DurablePostgres;

/** Says on what is measured. */
final class Heading {

    private static final Pace SHORT = new Pace(Duration.ofMillis(200), Duration.ofMillis(400));
    private static final int TRIES = 500;
    private static final double MILLIS = 1_000;
    private static final double NANOS_IN_A_MILLI = 1e6;

    private final PrintStream out;
    private final LedgerPlan plan;

    Heading(PrintStream out, LedgerPlan plan) {
        this.out = out;
        this.plan = plan;
    }

    void print(DurablePostgres server, DelayingProxy away) throws SQLException, InterruptedException {
        out.println(Machine.description());
        out.println(server.description());
        out.printf(
                Locale.ROOT,
                "%d clients, %,d accounts, %.1f s each in %d rounds; foreign keys of entries written by hand: %s%n",
                plan.clients(),
                plan.accounts(),
                plan.each().toMillis() / MILLIS,
                plan.rounds(),
                plan.foreignKeys());
        Address home = new Address(server.port(), "postgres");
        print("to the server", home);
        print("through the proxy that stands for 1 ms more", home.through(away.port()));
    }

    private void print(String way, Address address) throws SQLException, InterruptedException {
        out.printf(
                Locale.ROOT,
                "SELECT 1 %s: %.3f ms by one client, %.3f ms by %d at once%n",
                way,
                alone(address),
                together(address),
                plan.clients());
    }

    /** In milliseconds, the median of many. */
    private static double alone(Address address) throws SQLException {
        List<Double> millis = new ArrayList<>();
        try (Asking asking = new Asking(address.connect())) {
            for (int i = 0; i < TRIES; i++) {
                long from = System.nanoTime();
                asking.act();
                millis.add((System.nanoTime() - from) / NANOS_IN_A_MILLI);
            }
        }
        return Medians.of(millis);
    }

    /** In milliseconds, the mean of what each of many clients has to wait. */
    private double together(Address address) throws SQLException, InterruptedException {
        try (Crew crew = Crew.of(plan.clients(), number -> new Asking(address.connect()))) {
            return MILLIS * plan.clients() / Load.run(crew, SHORT).perSecond();
        }
    }

    /** Asks for nothing but an answer. */
    private record Asking(Connection connection) implements Client {

        @Override
        public int act() throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            }
            return 1;
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}

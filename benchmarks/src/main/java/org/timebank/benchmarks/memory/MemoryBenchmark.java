package org.timebank.benchmarks.memory;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.timebank.Tenant;
import org.timebank.TimebankEngine;
import org.timebank.benchmarks.form.Community;
import org.timebank.benchmarks.form.Deed;
import org.timebank.benchmarks.form.Deeds;
import org.timebank.benchmarks.load.Crew;
import org.timebank.benchmarks.load.Draw;
import org.timebank.benchmarks.load.Figures;
import org.timebank.benchmarks.load.Load;
import org.timebank.benchmarks.load.Machine;
import org.timebank.benchmarks.load.Medians;
import org.timebank.benchmarks.load.Pace;
import org.timebank.benchmarks.load.Pairing;
import org.timebank.benchmarks.load.Sample;
import org.timebank.inmemory.InMemoryStore;

/**
 * What the library does in a second over the store in memory, so that nothing counts but its own work, and how much
 * memory that takes. Each slice of time
 * begins with a store of its own, so that memory does not fill; the ledger of each is verified.
 */
public final class MemoryBenchmark {

    private static final int LINES_AT_ONCE = 100;
    private static final int CLIENTS = 8;

    private final PrintStream out;
    private final MemoryPlan plan;

    public MemoryBenchmark(PrintStream out, MemoryPlan plan) {
        this.out = out;
        this.plan = plan;
    }

    /**
     * What is measured.
     *
     * @param clients how many do it at once
     */
    private record Course(String name, int clients, Deed deed) {}

    private static final List<Course> COURSES = List.of(
            new Course("memory_transfers_per_second", 1, Deeds::give),
            new Course("memory_transfers_per_second_of_8_clients", CLIENTS, Deeds::give),
            new Course("memory_exchanges_per_second", 1, Deeds::exchange),
            new Course("memory_log_lines_per_second", 1, Deeds::record),
            new Course("memory_log_lines_per_second_100_at_once", 1, Deeds.recordTogether(LINES_AT_ONCE)));

    /** Runs it. */
    public void run() throws SQLException, InterruptedException {
        out.println(Machine.description());
        Map<Course, List<Double>> perSecond = new LinkedHashMap<>();
        COURSES.forEach(course -> perSecond.put(course, new ArrayList<>()));
        for (int round = 1; round <= plan.rounds(); round++) {
            for (Map.Entry<Course, List<Double>> course : perSecond.entrySet()) {
                double done = run(course.getKey());
                course.getValue().add(done);
                out.printf(
                        Locale.ROOT,
                        "round %d: %s: %,.0f%n",
                        round,
                        course.getKey().name(),
                        done);
            }
        }
        Figures figures = new Figures();
        perSecond.forEach((course, done) -> figures.put(course.name(), Medians.of(done)));
        Footprint footprint = Footprint.measure(plan.members(), plan.gifts());
        figures.put("memory_bytes_per_member", footprint.bytesPerMember())
                .put("memory_bytes_per_entry", footprint.bytesPerEntry())
                .print(out);
    }

    private double run(Course course) throws SQLException, InterruptedException {
        Tenant tenant = TimebankEngine.builder(new InMemoryStore()).build().timebank(Community.ID);
        Community community = Community.found(tenant, plan.accounts());
        AtomicLong numbers = new AtomicLong();
        try (Crew crew = Crew.of(course.clients(), number -> {
            Draw draw = new Draw(Pairing.RANDOM, plan.accounts(), number, numbers);
            return () -> course.deed().act(tenant, community, draw);
        })) {
            Sample sample = Load.run(crew, new Pace(plan.slice().dividedBy(2), plan.slice()));
            Community.check(tenant, sample.all());
            return sample.perSecond();
        }
    }
}

package org.timebank.benchmarks.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.timebank.benchmarks.load.Pace;

/** Everything that is measured. What is measured in the same way is measured close after each other. */
final class Courses {

    private final Map<Way, List<Course>> byWay = new EnumMap<>(Way.class);

    /**
     * The courses of a plan.
     *
     * @param near the port of the server
     * @param away the port of the proxy before it
     */
    Courses(LedgerPlan plan, Map<Kind, Site> sites, int near, int away) {
        sites.forEach((kind, site) -> kind.ways().stream()
                .filter(plan.ways()::contains)
                .forEach(way -> byWay.computeIfAbsent(way, same -> new ArrayList<>())
                        .add(new Course(kind, way, site, way.away() ? away : near, way.clients(plan.clients())))));
    }

    /** Before a course is run. */
    @FunctionalInterface
    interface Before {
        void run() throws SQLException;
    }

    /** Runs all of them, each round beginning with another one, so that none always follows the same. */
    void run(int round, Pace pace, Before before, Consumer<String> out) throws SQLException, InterruptedException {
        for (List<Course> sameWay : byWay.values()) {
            List<Course> order = new ArrayList<>(sameWay);
            Collections.rotate(order, -round);
            for (Course course : order) {
                before.run();
                double perSecond = course.run(pace);
                out.accept("round %d: %s: %,.0f a second".formatted(round + 1, course.name(), perSecond));
            }
        }
    }

    Optional<Course> find(Kind kind, Way way) {
        return all().stream().filter(course -> course.is(kind, way)).findFirst();
    }

    List<Course> all() {
        return byWay.values().stream().flatMap(List::stream).toList();
    }
}

package org.timebank.benchmarks.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.timebank.benchmarks.load.Medians;
import org.timebank.benchmarks.load.Pace;

/** One figure of the table: what is done in one way at one site, and how much of it in each round. */
final class Course {

    private final Kind kind;
    private final Way way;
    private final Site site;
    private final int port;
    private final int clients;
    private final List<Double> perSecond = new ArrayList<>();

    /**
     * A course that nobody has run yet.
     *
     * @param port where clients come in
     * @param clients how many they are
     */
    Course(Kind kind, Way way, Site site, int port, int clients) {
        this.kind = kind;
        this.way = way;
        this.site = site;
        this.port = port;
        this.clients = clients;
    }

    /** Runs one round, and answers what was done in a second. */
    double run(Pace pace) throws SQLException, InterruptedException {
        double done = site.run(port, way.pairing(), clients, pace);
        perSecond.add(done);
        return done;
    }

    /** What is done in a second, the median of all rounds. */
    double median() {
        return Medians.of(perSecond);
    }

    /** How much more is done than there: in each round, as both come close after each other there; the median of these. */
    double over(Course other) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < perSecond.size(); round++) {
            ratios.add(perSecond.get(round) / other.perSecond.get(round));
        }
        return Medians.of(ratios);
    }

    boolean is(Kind ofKind, Way inWay) {
        return kind == ofKind && way == inWay;
    }

    /** What it is called among figures. */
    String figure() {
        return (kind + "_" + way).toLowerCase(Locale.ROOT) + "_per_second";
    }

    /** What it is called where people read. */
    String name() {
        return site.name() + ", " + way.title();
    }
}

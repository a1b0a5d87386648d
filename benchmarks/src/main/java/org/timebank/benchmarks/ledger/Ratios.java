package org.timebank.benchmarks.ledger;

import org.timebank.benchmarks.load.Figures;

/** The figures that count: as many of them as were measured. */
final class Ratios {

    private final Courses courses;
    private final Figures figures = new Figures();

    private Ratios(Courses courses) {
        this.courses = courses;
    }

    /** What was done in a second on each course, then the ratios. */
    static Figures of(Courses courses, RoundTrips trips) {
        Ratios ratios = new Ratios(courses);
        courses.all().forEach(course -> ratios.figures.put(course.figure(), course.median()));
        trips.ofCommands().forEach((command, mean) -> ratios.figures.put(command + "_round_trips", mean));
        ratios.put("batch_vs_single_alone", Kind.BATCH, Kind.SINGLE, Way.ALONE)
                .put("transfer_vs_minimal_random", Kind.TRANSFER, Kind.MINIMAL, Way.RANDOM)
                .put("transfer_vs_minimal_hot", Kind.TRANSFER, Kind.MINIMAL, Way.HOT)
                .put("transfer_vs_minimal_random_1ms", Kind.TRANSFER, Kind.MINIMAL, Way.RANDOM_1MS)
                .put("transfer_vs_minimal_hot_1ms", Kind.TRANSFER, Kind.MINIMAL, Way.HOT_1MS)
                .put("transfer_vs_fastest_random", Kind.TRANSFER, Kind.FASTEST, Way.RANDOM)
                .put("transfer_vs_tpcb", Kind.TRANSFER, Kind.TPCB, Way.RANDOM);
        trips.ofAnExchange().ifPresent(all -> ratios.figures.put("exchange_round_trips", all));
        ratios.put("batch_vs_single", Kind.BATCH, Kind.SINGLE, Way.RANDOM);
        return ratios.figures;
    }

    private Ratios put(String name, Kind kind, Kind other, Way way) {
        courses.find(kind, way)
                .flatMap(one -> courses.find(other, way).map(one::over))
                .ifPresent(ratio -> figures.put(name, ratio));
        return this;
    }
}

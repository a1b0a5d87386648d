package org.timebank.benchmarks.ledger;

import org.timebank.benchmarks.load.Pairing;

/** A column of the table: between whom credits move, from how far away, and by how many. */
enum Way {
    RANDOM("random", Pairing.RANDOM, false, false),
    HOT("hot", Pairing.HOT, false, false),
    RANDOM_1MS("random, 1 ms away", Pairing.RANDOM, true, false),
    HOT_1MS("hot, 1 ms away", Pairing.HOT, true, false),
    /** A log is imported by one client, as importers mostly do. */
    ALONE("one client", Pairing.RANDOM, false, true);

    private final String title;
    private final Pairing pairing;
    private final boolean away;
    private final boolean alone;

    Way(String title, Pairing pairing, boolean away, boolean alone) {
        this.title = title;
        this.pairing = pairing;
        this.away = away;
        this.alone = alone;
    }

    String title() {
        return title;
    }

    Pairing pairing() {
        return pairing;
    }

    /** Whether the server is 1 ms away. */
    boolean away() {
        return away;
    }

    /** How many clients there are, where there are usually so many. */
    int clients(int usually) {
        return alone ? 1 : usually;
    }
}

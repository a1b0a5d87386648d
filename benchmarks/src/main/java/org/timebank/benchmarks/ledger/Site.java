package org.timebank.benchmarks.ledger;

import java.sql.SQLException;
import org.timebank.benchmarks.form.Form;
import org.timebank.benchmarks.form.Founded;
import org.timebank.benchmarks.load.Client;
import org.timebank.benchmarks.load.Crew;
import org.timebank.benchmarks.load.Load;
import org.timebank.benchmarks.load.Pace;
import org.timebank.benchmarks.load.Pairing;
import org.timebank.benchmarks.load.Sample;
import org.timebank.benchmarks.postgres.Address;
import org.timebank.benchmarks.postgres.DelayingProxy;
import org.timebank.benchmarks.postgres.DurablePostgres;

/** A form in a database of its own, and how often credits were moved there. Used by one thread. */
final class Site {

    /** Until then, statements are prepared and classes loaded. */
    private static final int ACTS_BEFORE_COUNTING = 10;

    private static final int MOST_TURNS = 9;
    private static final int TURNS_WITHOUT_GAIN = 2;
    private static final double GAIN = 1.03;

    private final Form form;
    private final Address home;
    private final Founded founded;
    private long moves;

    private Site(Form form, Address home, Founded founded) {
        this.form = form;
        this.home = home;
        this.founded = founded;
    }

    /** Creates the database, with accounts. */
    static Site found(DurablePostgres server, Form form, int accounts) throws SQLException {
        Address home = server.createDatabase(form.database());
        return new Site(form, home, form.found(home, accounts));
    }

    String name() {
        return form.name();
    }

    /**
     * Lets clients move credits until that goes no faster any more: on two processors, a JVM takes longer to compile what there
     * is more of. The tables are analysed before, and again when they are no longer empty: statements that are prepared while
     * tables have been analysed empty would read them from end to end ever after.
     */
    void warmUp(int clients, Pace pace) throws SQLException, InterruptedException {
        home.execute("VACUUM ANALYZE");
        double best = 0;
        int without = 0;
        for (int turn = 0; turn < MOST_TURNS && without < TURNS_WITHOUT_GAIN; turn++) {
            double perSecond = run(home.port(), Pairing.RANDOM, clients, pace);
            without = perSecond > GAIN * best ? 0 : without + 1;
            best = Math.max(best, perSecond);
        }
        home.execute("VACUUM ANALYZE");
    }

    /** How much clients get done who come to that port: in a second. */
    double run(int port, Pairing pairing, int clients, Pace pace) throws SQLException, InterruptedException {
        try (Crew crew = founded.crew(home.through(port), pairing, clients)) {
            Sample sample = Load.run(crew, pace);
            moves += sample.all();
            return sample.perSecond();
        }
    }

    /** How many round trips one act takes of one client, on the wire: the mean of so many acts. */
    double roundTrips(DelayingProxy counting, int acts) throws SQLException {
        try (Crew crew = founded.crew(home.through(counting.port()), Pairing.RANDOM, 1)) {
            act(crew, ACTS_BEFORE_COUNTING);
            long before = counting.turns();
            act(crew, acts);
            return (double) (counting.turns() - before) / acts;
        }
    }

    private void act(Crew crew, int acts) throws SQLException {
        Client client = crew.clients().get(0);
        for (int i = 0; i < acts; i++) {
            moves += client.act();
        }
    }

    /** Looks whether the books are right; fails if not. */
    String check() throws SQLException {
        return founded.check(home, moves);
    }
}

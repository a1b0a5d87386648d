package org.timebank.benchmarks.growth;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.timebank.benchmarks.form.ByLibrary;
import org.timebank.benchmarks.form.Community;
import org.timebank.benchmarks.load.Pairing;
import org.timebank.benchmarks.postgres.Address;
import org.timebank.benchmarks.postgres.DurablePostgres;
import org.timebank.jdbc.TimebankSchema;
import org.timebank.member.MemberId;

/**
 * A ledger with a history of five years. Two accounts have a quarter of all entries each, the others share the rest.
 *
 * @param home where it is
 * @param community whose it is
 * @param entries how many entries it was filled with
 * @param numbers the number of the key that was used last
 */
record FilledLedger(Address home, Community community, long entries, AtomicLong numbers) {

    /** Creates and fills it. */
    static FilledLedger fill(DurablePostgres server, String name, long entries, int accounts, PrintStream out)
            throws SQLException, InterruptedException {
        Address home = server.createDatabase(name);
        Community community;
        try (HikariDataSource pool = home.pool(1)) {
            TimebankSchema.of(pool).create();
            community = Community.found(ByLibrary.tenant(pool), accounts);
        }
        FilledLedger ledger = new FilledLedger(home, community, entries, new AtomicLong());
        long from = System.nanoTime();
        new Filling(ledger, out).fill();
        double seconds = (System.nanoTime() - from) / 1e9;
        out.printf(Locale.ROOT, "filled %s: %,d gifts in %.0f s%n", name, ledger.gifts(), seconds);
        home.execute("VACUUM ANALYZE");
        server.checkpoint();
        return ledger;
    }

    /** One of the two with most entries. */
    MemberId busiest() {
        Community half = community.halves().get(0);
        return half.id(Pairing.hottest(half.members().size()));
    }

    /** How many gifts that are: as many in each half of the community. */
    long gifts() {
        return 2 * (entries / 4);
    }
}

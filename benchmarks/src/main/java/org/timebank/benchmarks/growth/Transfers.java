package org.timebank.benchmarks.growth;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.timebank.Tenant;
import org.timebank.benchmarks.form.ByLibrary;
import org.timebank.benchmarks.form.Community;
import org.timebank.benchmarks.form.Deeds;
import org.timebank.benchmarks.load.Crew;
import org.timebank.benchmarks.load.Draw;
import org.timebank.benchmarks.load.Load;
import org.timebank.benchmarks.load.Pace;
import org.timebank.benchmarks.load.Pairing;
import org.timebank.benchmarks.load.Sample;

/** Transfers between any accounts of a filled ledger, and the ledger's check with them. Used by one thread. */
final class Transfers {

    private static final double MICROS = 1e6;

    private final FilledLedger ledger;
    private long done;

    Transfers(FilledLedger ledger) {
        this.ledger = ledger;
    }

    /** Lets clients transfer, and answers how long each transfer kept them, in microseconds divided by their number. */
    double run(int clients, Pace pace) throws SQLException, InterruptedException {
        try (HikariDataSource pool = ledger.home().pool(clients)) {
            Tenant tenant = ByLibrary.tenant(pool);
            Community community = ledger.community();
            int accounts = community.members().size();
            Crew crew = Crew.of(clients, number -> {
                Draw draw = new Draw(Pairing.RANDOM, accounts, number, ledger.numbers());
                return () -> Deeds.give(tenant, community, draw);
            });
            Sample sample = Load.run(crew, pace);
            done += sample.all();
            return MICROS / sample.perSecond();
        }
    }

    /** Reads the whole ledger again, and answers how long that took for each entry, in microseconds. */
    double verify() {
        try (HikariDataSource pool = ledger.home().pool(1)) {
            long transactions = ledger.gifts() + done;
            long from = System.nanoTime();
            Community.check(ByLibrary.tenant(pool), transactions);
            return (System.nanoTime() - from) / 1e3 / (2 * transactions);
        }
    }
}

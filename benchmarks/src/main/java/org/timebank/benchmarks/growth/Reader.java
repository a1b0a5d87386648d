package org.timebank.benchmarks.growth;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.timebank.Tenant;
import org.timebank.benchmarks.form.ByLibrary;
import org.timebank.benchmarks.form.Community;
import org.timebank.credit.AccountRef;
import org.timebank.credit.Credits;

/** Asks about the busiest account of a ledger, over one connection. */
final class Reader implements AutoCloseable {

    private static final int LINES = 50;

    private final HikariDataSource pool;
    private final Credits credits;
    private final AccountRef busiest;
    private final long entries;
    private final SplittableRandom random = new SplittableRandom(1);

    Reader(FilledLedger ledger) {
        this.pool = ledger.home().pool(1);
        Tenant tenant = ByLibrary.tenant(pool);
        this.credits = Community.administrator(tenant).credits();
        this.busiest = AccountRef.of(ledger.busiest());
        this.entries = credits.standing(busiest).orElseThrow().account().entries();
    }

    /** A call that is measured. */
    interface Call {

        /** Makes it. */
        void on(Reader reader);
    }

    /** A page from anywhere in the statement. */
    void statement() {
        long after = random.nextLong(Math.max(1, entries - LINES));
        int lines = credits.statement(busiest, after, LINES).size();
        if (lines != Math.min(LINES, entries)) {
            throw new IllegalStateException("A page had " + lines + " lines");
        }
    }

    /** The newest page. */
    void newest() {
        credits.statementBackwards(busiest, Long.MAX_VALUE, LINES);
    }

    /** The balance at the end of any day. */
    void pastDay() {
        credits.balanceOn(busiest, LocalDate.ofInstant(Calendar.moment(random), ZoneOffset.UTC));
    }

    /** The balance as it was known at any moment. */
    void pastMoment() {
        credits.balanceAsRecorded(busiest, Calendar.moment(random));
    }

    @Override
    public void close() {
        pool.close();
    }
}

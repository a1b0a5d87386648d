package org.timebank.benchmarks.growth;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.timebank.Tenant;
import org.timebank.TimebankEngine;
import org.timebank.benchmarks.form.Community;
import org.timebank.benchmarks.form.Deeds;
import org.timebank.benchmarks.load.Draw;
import org.timebank.benchmarks.load.Pairing;
import org.timebank.jdbc.JdbcTimebankStore;

/**
 * Fills a ledger with gifts by the library itself, hundreds at once: whatever its tables are like. Two halves of the
 * community are filled side by side, each with one account that has half of the entries there.
 */
final class Filling {

    private static final int GIFTS_AT_ONCE = 500;
    private static final long GIFTS_BETWEEN_LINES = 250_000;
    private static final long GIFTS_BEFORE_ANALYSING = 5_000;

    private final FilledLedger ledger;
    private final Calendar calendar;
    private final PrintStream out;

    Filling(FilledLedger ledger, PrintStream out) {
        this.ledger = ledger;
        this.calendar = new Calendar(ledger.gifts());
        this.out = out;
    }

    /** Fills it. */
    void fill() throws SQLException, InterruptedException {
        List<Community> halves = ledger.community().halves();
        long first = Math.min(ledger.gifts() / 2, GIFTS_BEFORE_ANALYSING / 2);
        fill(halves, first);
        // Or the rest is filled by plans that were made for empty tables.
        ledger.home().execute("VACUUM ANALYZE");
        fill(halves, ledger.gifts() / 2 - first);
    }

    private void fill(List<Community> halves, long giftsEach) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(halves.size());
        try (HikariDataSource pool = ledger.home().pool(halves.size())) {
            Tenant tenant = TimebankEngine.builder(JdbcTimebankStore.of(pool))
                    .clock(calendar)
                    .build()
                    .timebank(Community.ID);
            List<Future<?>> working = halves.stream()
                    .<Future<?>>map(half -> threads.submit(() -> fill(tenant, half, giftsEach)))
                    .toList();
            for (Future<?> one : working) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The ledger cannot be filled", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private void fill(Tenant tenant, Community half, long gifts) {
        Draw draw = new Draw(Pairing.HOT, half.members().size(), 1, ledger.numbers());
        for (long left = gifts; left > 0; left -= GIFTS_AT_ONCE) {
            int now = (int) Math.min(left, GIFTS_AT_ONCE);
            Deeds.giveTogether(now).act(tenant, half, draw);
            long given = calendar.add(now);
            if (given / GIFTS_BETWEEN_LINES > (given - now) / GIFTS_BETWEEN_LINES) {
                out.printf("filling %s: %,d of %,d gifts%n", ledger.home().database(), given, ledger.gifts());
            }
        }
    }
}

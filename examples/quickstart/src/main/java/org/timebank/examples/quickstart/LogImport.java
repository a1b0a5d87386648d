package org.timebank.examples.quickstart;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.timebank.IdGenerator;
import org.timebank.Tenant;
import org.timebank.Timebank;
import org.timebank.TimebankEngine;
import org.timebank.access.Actor;
import org.timebank.command.TimebankId;
import org.timebank.spi.TimebankStore;

/** Reads a log into the timebank that a store holds. One timebank to a store: another log belongs in another database. */
final class LogImport {

    private static final TimebankId TIMEBANK = TimebankId.of("broker-log");

    private final CheckedLog log;
    private final Tenant tenant;

    LogImport(CheckedLog log, TimebankStore store) {
        this.log = log;
        this.tenant = TimebankEngine.builder(store)
                .clock(Clock.fixed(endOf(log.asOf()), Founding.ZONE))
                // The clock stands still; ids that go on with real time keep the database's indexes compact.
                .ids(IdGenerator.timeOrdered(Clock.systemUTC()))
                .build()
                .timebank(TIMEBANK);
    }

    /** The timebank, as the broker sees it who kept the log. */
    Timebank bank() {
        return tenant.actingAs(Actor.broker("broker-log"));
    }

    /** Whether the store holds the timebank already. */
    boolean isContinued() {
        return bank().rules().current().isPresent();
    }

    /**
     * Sets the timebank up, and gives it each line of the log.
     *
     * @throws Unusable if the timebank cannot be set up; nothing of the log has been read then
     */
    void run(Verdicts verdicts, Progress progress) throws IOException {
        new Founding(tenant.actingAs(Actor.administrator("quickstart"))).of(log.community());
        SessionGroups groups = new SessionGroups(new Importer(bank(), verdicts));
        try (BoundedLines lines = log.folder().open(LogFile.LOG)) {
            for (Optional<BoundedLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (!line.get().isBlank()) {
                    groups.add(RowReader.read(line.get()));
                    progress.at(verdicts.rows());
                }
            }
        }
        groups.end();
        progress.done(verdicts.rows());
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(Founding.ZONE).toInstant().minusMillis(1);
    }
}

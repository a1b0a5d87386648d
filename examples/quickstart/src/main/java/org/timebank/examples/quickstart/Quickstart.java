package org.timebank.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The program: reads a broker's log into a timebank in a database, and reports on it.
 *
 * <p>Ends with 0 when it was read, whatever became of its lines; with 2 and one line on standard error when something that
 * was handed in cannot be used; with 1 and one line when something else went wrong.
 */
@Command(
        name = "quickstart",
        description = "Reads a broker's log into a timebank, and reports on it.",
        sortOptions = false)
public final class Quickstart implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final int UNUSABLE = 2;
    private static final int EARLIEST_YEAR = 1970;
    private static final LocalDate BUNDLED_LOG_HANDED_IN = LocalDate.of(2026, 9, 30);

    private final PrintStream out;

    @Option(
            names = "--log",
            paramLabel = "DIR",
            description = "Holds members.csv, categories.csv and log.csv."
                    + " Unless given, the log that comes with the example.")
    private @Nullable Path log;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where balances.csv, verdicts.csv and summary.json go." + " Unless given, they are not written.")
    private @Nullable Path results;

    @Option(
            names = "--database",
            paramLabel = "JDBC-URL",
            description = "H2, PostgreSQL or MariaDB. Unless given, " + Database.DEFAULT
                    + "; with another log, a file of its own beside that.")
    private @Nullable String database;

    @Option(names = "--user", paramLabel = "NAME", description = "The database's user.")
    private @Nullable String user;

    @Option(names = "--password", paramLabel = "PASSWORD", description = "The user's password.")
    private @Nullable String password;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The day on which the log is read, such as 2026-09-30."
                    + " Unless given, today; for the log that comes with the example, that day.")
    private @Nullable String asOf;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    private Quickstart(PrintStream out) {
        this.out = out;
    }

    /** Runs, and leaves the JVM with the exit code unless that is 0. */
    public static void main(String[] arguments) {
        // Hibernate Validator would print its version through java.util.logging.
        System.setProperty("org.jboss.logging.provider", System.getProperty("org.jboss.logging.provider", "slf4j"));
        // Whatever the platform's charset is: the labels of a log are in UTF-8.
        int code = run(new PrintStream(System.out, true, UTF_8), new PrintStream(System.err, true, UTF_8), arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Runs, and answers the exit code. */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        CommandLine program = new CommandLine(new Quickstart(out))
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((e, given) -> {
                    err.println(Failure.line(e.getMessage() + "; give --log DIR, --out DIR, --database JDBC-URL,"
                            + " --user NAME, --password PASSWORD, --as-of DATE, or --help"));
                    return UNUSABLE;
                })
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    err.println(Failure.line(e));
                    return e instanceof Unusable ? UNUSABLE : FAILED;
                });
        program.setOut(new PrintWriter(out, true, UTF_8));
        try {
            return program.execute(arguments);
        } catch (Error e) {
            err.println(Failure.line(e));
            return FAILED;
        }
    }

    @Override
    public Integer call() throws Exception {
        CheckedLog checked = CheckedLog.of(log == null ? LogFolder.bundled() : LogFolder.at(log), day());
        if (results == null) {
            read(checked, Optional.empty());
        } else {
            try (ResultFiles files = ResultFiles.into(results)) {
                read(checked, Optional.of(files));
            }
        }
        return 0;
    }

    private void read(CheckedLog checked, Optional<ResultFiles> files) throws IOException {
        String address = address();
        try (Database opened = Database.open(address, Optional.ofNullable(user), Optional.ofNullable(password))) {
            new Run(out, checked, Database.shown(address)).into(opened.store(), files);
        }
    }

    /** Two logs in one timebank would meet in their entry numbers: each has a database of its own. */
    private String address() {
        if (database != null) {
            return database;
        }
        return log == null ? Database.DEFAULT : Database.ofLog(log);
    }

    private LocalDate day() {
        if (asOf == null) {
            return log == null ? BUNDLED_LOG_HANDED_IN : LocalDate.now(Founding.ZONE);
        }
        return StatedDate.of(asOf)
                .filter(day -> day.getYear() >= EARLIEST_YEAR)
                .orElseThrow(() -> new Unusable("--as-of takes a day from 1970 on, such as 2026-09-30"));
    }
}

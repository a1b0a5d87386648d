package org.timebank.examples.quickstart;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Shows how far the reading has come, once a second: on a terminal in one line, elsewhere line by line. */
final class Progress {

    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final PrintStream out;
    private final long total;
    private final boolean onTerminal;
    private final LongSupplier nanos;
    private long shownAt;

    /**
     * Begins now.
     *
     * @param total how many lines there are
     * @param onTerminal whether a carriage return goes back to the beginning of the line
     * @param nanos time that passes, as in {@link System#nanoTime}
     */
    Progress(PrintStream out, long total, boolean onTerminal, LongSupplier nanos) {
        this.out = out;
        this.total = total;
        this.onTerminal = onTerminal;
        this.nanos = nanos;
        this.shownAt = nanos.getAsLong();
    }

    /** So many lines have a verdict. */
    void at(long rows) {
        long now = nanos.getAsLong();
        if (now - shownAt >= PAUSE) {
            shownAt = now;
            show(rows);
            if (!onTerminal) {
                out.println();
            }
        }
    }

    /** The last line has its verdict. */
    void done(long rows) {
        show(rows);
        out.println();
    }

    private void show(long rows) {
        long percent = total == 0 ? 100 : 100 * rows / total;
        out.printf(Locale.ROOT, "%s  %,d of %,d lines read, %d %%", onTerminal ? "\r" : "", rows, total, percent);
        out.flush();
    }
}

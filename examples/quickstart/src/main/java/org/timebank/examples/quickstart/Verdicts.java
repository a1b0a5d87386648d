package org.timebank.examples.quickstart;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of each line: written down at once, and counted. */
final class Verdicts {

    private final Sink sink;
    private final SortedMap<String, Long> notPosted = new TreeMap<>();
    private long rows;
    private long posted;

    Verdicts(Sink sink) {
        this.sink = sink;
    }

    /** Writes verdicts as rows of entry, verdict and minutes. */
    static Sink to(CsvWriter file) {
        return (entry, verdict) -> file.writeRecord(
                entry,
                verdict.code(),
                verdict.isPosted() ? Long.toString(verdict.minutes().getAsLong()) : "");
    }

    /** Takes the verdict on the next line. */
    void add(String entry, Verdict verdict) throws IOException {
        rows++;
        if (verdict.isPosted()) {
            posted++;
        } else {
            notPosted.merge(verdict.code(), 1L, Long::sum);
        }
        sink.add(entry, verdict);
    }

    /** How many lines have a verdict. */
    long rows() {
        return rows;
    }

    long posted() {
        return posted;
    }

    /** How many lines were not posted, by reason. */
    SortedMap<String, Long> notPosted() {
        return Collections.unmodifiableSortedMap(notPosted);
    }

    /** Where verdicts go, one by one. */
    @FunctionalInterface
    interface Sink {
        void add(String entry, Verdict verdict) throws IOException;
    }
}

package org.timebank.examples.quickstart;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.util.List;
import java.util.Optional;

/**
 * A line as one row of comma-separated values. A quoted field cannot go on in the next line, so that a quote which is
 * never closed spoils its own line only.
 */
final class CsvLine {

    /** Enough for any field that tells which session a spoilt line belongs to. */
    private static final int MOST_CUTS = 20;

    private CsvLine() {}

    /** The fields; empty when the quotes do not match. */
    static Optional<List<String>> fields(String line) {
        if (line.isEmpty()) {
            return Optional.of(List.of(""));
        }
        try {
            CsvRecordHandler handler = CsvRecordHandler.builder()
                    // A line of nothing but commas has one field more than characters.
                    .maxFields(BoundedLines.LONGEST + 1)
                    .build();
            CsvRecord row = CsvReader.builder().allowUnclosedQuote(false).ofSingleCsvRecord(handler, line);
            return Optional.of(row.getFields());
        } catch (CsvParseException e) {
            return Optional.empty();
        }
    }

    /** As many fields from the left as can be made out, at least {@code wanted} of them if the line has so many. */
    static List<String> leadingFields(String line, int wanted) {
        int cut = -1;
        for (int i = 0; i < MOST_CUTS; i++) {
            cut = line.indexOf(',', cut + 1);
            Optional<List<String>> leading = fields(cut < 0 ? line : line.substring(0, cut));
            if (leading.isPresent() && (cut < 0 || leading.get().size() >= wanted)) {
                return leading.get();
            }
            if (cut < 0) {
                break;
            }
        }
        return List.of(line.split(",", wanted + 1));
    }
}

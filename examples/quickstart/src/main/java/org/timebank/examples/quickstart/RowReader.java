package org.timebank.examples.quickstart;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.PlainText;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.RecordedLeg;
import org.timebank.member.ExternalReference;
import org.timebank.member.MemberRef;

/** Reads a line of the log: its columns are entry, date, session, gave, received, category, time, note. */
final class RowReader {

    /** The system that gave the members' names, as the library is told. */
    static final String SYSTEM = "log";

    private static final int COLUMNS = 7;
    private static final int SESSION = 2;

    private RowReader() {}

    /** The line's row, or why there is none. */
    static LogRow read(BoundedLines.Line line) {
        Optional<List<String>> fields = line.whole() ? CsvLine.fields(line.text()) : Optional.empty();
        return fields.filter(RowReader::isWellFormed).map(RowReader::read).orElseGet(() -> {
            List<String> leading = fields.orElseGet(() -> CsvLine.leadingFields(line.text(), SESSION + 1));
            String session = leading.size() > SESSION ? KeptText.of(leading.get(SESSION)) : "";
            return LogRow.unreadable(KeptText.beginning(leading.get(0)), session, Verdict.MALFORMED_ROW);
        });
    }

    /** The library keeps an answer under the entry number, and the session's name with the exchange: both must be possible. */
    private static boolean isWellFormed(List<String> fields) {
        return fields.size() >= COLUMNS
                && IdempotencyKey.isPossible(fields.get(0))
                && !fields.get(0).startsWith(Founding.KEYS)
                && (fields.get(SESSION).isEmpty()
                        || PlainText.isPlain(fields.get(SESSION), Exchange.LONGEST_REFERENCE));
    }

    private static LogRow read(List<String> fields) {
        String entry = fields.get(0);
        String session = fields.get(SESSION);
        Optional<LocalDate> date = StatedDate.of(fields.get(1));
        if (date.isEmpty()) {
            return LogRow.unreadable(entry, session, Verdict.INVALID_DATE);
        }
        OptionalLong minutes = StatedTime.minutes(fields.get(6));
        if (minutes.isEmpty()) {
            return LogRow.unreadable(entry, session, Verdict.INVALID_TIME);
        }
        return LogRow.readable(
                entry,
                session,
                new RecordedLeg(
                        IdempotencyKey.of(entry),
                        date.get(),
                        member(fields.get(3)),
                        member(fields.get(4)),
                        KeptText.of(fields.get(5)),
                        minutes.getAsLong()));
    }

    private static MemberRef member(String name) {
        return ExternalReference.of(SYSTEM, KeptText.of(name));
    }
}

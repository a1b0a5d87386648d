package org.timebank.examples.quickstart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.timebank.exchange.Exchange;

/**
 * Puts lines together that stand beside each other and share a session; a line without one stands for itself. Holds as
 * many lines as one exchange can have legs, and no more.
 */
final class SessionGroups {

    private final Judge judge;
    private final List<LogRow> held = new ArrayList<>();
    private String session = "";
    private boolean tooLong;

    SessionGroups(Judge judge) {
        this.judge = judge;
    }

    /** Takes the next line. */
    void add(LogRow row) throws IOException {
        if (row.session().isEmpty() || !row.session().equals(session)) {
            end();
            session = row.session();
        }
        if (!tooLong && held.size() == Exchange.MOST_LEGS) {
            tooLong = true;
            for (LogRow each : held) {
                judge.partOfTooMany(each);
            }
            held.clear();
        }
        if (tooLong) {
            judge.partOfTooMany(row);
        } else {
            held.add(row);
        }
    }

    /** Hands over what is still held. */
    void end() throws IOException {
        if (!held.isEmpty()) {
            judge.together(List.copyOf(held));
        }
        held.clear();
        tooLong = false;
    }

    /** Says what becomes of lines. */
    interface Judge {

        /** The lines of one session, or a line that stands for itself. */
        void together(List<LogRow> rows) throws IOException;

        /** A line of a session with more lines than an exchange can have. */
        void partOfTooMany(LogRow row) throws IOException;
    }
}

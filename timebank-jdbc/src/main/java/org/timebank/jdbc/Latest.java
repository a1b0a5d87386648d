package org.timebank.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.timebank.credit.TransactionHeader;

/**
 * How far the entries of an account go, up to one of them: neither decreases from an entry to the next.
 *
 * @param at the latest moment at which one was recorded
 * @param day the latest day on which one occurred
 */
record Latest(Instant at, LocalDate day) {

    static Latest of(TransactionHeader first) {
        return new Latest(first.recordedAt(), first.occurredOn());
    }

    static Latest of(Row entry) throws SQLException {
        return new Latest(entry.moment("posted_at"), entry.day("latest_day"));
    }

    /** With one more entry. */
    Latest and(TransactionHeader next) {
        return new Latest(
                next.recordedAt().isBefore(at) ? at : next.recordedAt(),
                next.occurredOn().isBefore(day) ? day : next.occurredOn());
    }
}

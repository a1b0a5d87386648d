package org.timebank.jdbc;

import java.sql.SQLException;
import java.time.Duration;
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

    private static final double NANOS_OF_A_SECOND = 1e9;
    private static final double HALF_A_DAY = 0.5;

    static Latest of(TransactionHeader first) {
        return new Latest(first.recordedAt(), first.occurredOn());
    }

    static Latest of(Row entry) throws SQLException {
        return new Latest(entry.moment("posted_at"), entry.day("latest_day"));
    }

    /** How long after a moment the entries go, in seconds; not above zero if all were recorded by then. */
    double secondsAfter(Instant moment) {
        Duration after = Duration.between(moment, at);
        return after.getSeconds() + after.getNano() / NANOS_OF_A_SECOND;
    }

    /** How long after a day the entries go, in days, each taken for its middle; below zero if all occurred by then. */
    double daysAfterEndOf(LocalDate last) {
        return day.toEpochDay() - last.toEpochDay() - HALF_A_DAY;
    }

    /** With one more entry. */
    Latest and(TransactionHeader next) {
        return new Latest(
                next.recordedAt().isBefore(at) ? at : next.recordedAt(),
                next.occurredOn().isBefore(day) ? day : next.occurredOn());
    }
}

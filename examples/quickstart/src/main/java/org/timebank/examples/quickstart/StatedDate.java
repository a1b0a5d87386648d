package org.timebank.examples.quickstart;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A date as it is written in the log: four, two and two digits, such as {@code 2026-09-30}. */
final class StatedDate {

    private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private StatedDate() {}

    /** The day; empty when the text has another form or the calendar has no such day. It has no year 0000. */
    static Optional<LocalDate> of(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() >= 1);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}

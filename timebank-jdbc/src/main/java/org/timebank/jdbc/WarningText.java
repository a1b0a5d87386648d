package org.timebank.jdbc;

import java.util.List;
import java.util.Optional;
import org.timebank.command.CanonicalText;
import org.timebank.command.Warning;

/** Warnings as one text: a canonical text of canonical texts, each of code and sentence. */
final class WarningText {

    private WarningText() {}

    /** The text; empty if there are no warnings. */
    static Optional<String> write(List<Warning> warnings) {
        return warnings.isEmpty()
                ? Optional.empty()
                : Optional.of(CanonicalText.of(warnings.stream()
                        .map(warning -> CanonicalText.of(warning.code(), warning.sentence()))
                        .toList()));
    }

    static List<Warning> read(String text) {
        return CanonicalText.fields(text).stream()
                .map(CanonicalText::fields)
                .map(fields -> new Warning(fields.get(0), fields.get(1)))
                .toList();
    }
}

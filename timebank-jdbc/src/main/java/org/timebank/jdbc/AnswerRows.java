package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.timebank.command.Digest;
import org.timebank.spi.Answered;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Versioned;

/** What rows say of the keys that were looked for. Used once. */
final class AnswerRows {

    private final Set<String> asked;
    private final Map<String, AnswerRow> answers = new HashMap<>();
    private final Map<String, Digest> fingerprints = new HashMap<>();

    /**
     * Nothing, as yet.
     *
     * @param asked the keys that are looked for
     */
    AnswerRows(Set<String> asked) {
        this.asked = asked;
    }

    void note(Row row) throws SQLException {
        String first = row.text("answer_key");
        if (!answers.containsKey(first)) {
            answers.put(first, AnswerRow.of(row));
        }
        noteFingerprint(row);
    }

    void noteFingerprint(Row row) throws SQLException {
        fingerprints.put(row.text("idempotency_key"), row.digest("fingerprint"));
    }

    /** The keys of the answers that were not looked for. */
    Set<String> further() {
        Set<String> further = new HashSet<>();
        answers.values().forEach(answer -> further.addAll(answer.keys()));
        further.removeAll(fingerprints.keySet());
        return further;
    }

    void putInto(Facts.Builder facts) {
        for (AnswerRow row : answers.values()) {
            row.answer(fingerprints).parts().forEach((key, fingerprint) -> {
                if (asked.contains(key.value())) {
                    facts.put(
                            new Key.AnswerKey(key),
                            new Versioned<>(new Answered(fingerprint, row.answer(fingerprints)), 1));
                }
            });
        }
    }
}

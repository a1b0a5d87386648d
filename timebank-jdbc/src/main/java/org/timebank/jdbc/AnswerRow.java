package org.timebank.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.timebank.command.CanonicalText;
import org.timebank.command.Digest;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Refusal;
import org.timebank.command.Warning;
import org.timebank.spi.Answer;

/**
 * An answer without what was asked.
 *
 * @param keys under which it is remembered, in the order of the command's parts
 */
record AnswerRow(
        List<String> keys,
        Optional<String> result,
        List<Refusal> refusals,
        List<Warning> warnings,
        Optional<UUID> assessment,
        Instant answeredAt) {

    static AnswerRow of(Row row) throws SQLException {
        List<String> keys = new ArrayList<>();
        keys.add(row.text("answer_key"));
        row.optionalText("further_keys", CanonicalText::fields).ifPresent(keys::addAll);
        return new AnswerRow(
                keys,
                row.optionalText("result"),
                row.optionalText("refusals", RefusalText::read).orElse(List.of()),
                row.optionalText("warnings", WarningText::read).orElse(List.of()),
                row.optionalUuid("assessment_id"),
                row.moment("answered_at"));
    }

    Answer answer(Map<String, Digest> fingerprints) {
        return Unreadable.unless("timebank_answer", () -> whole(fingerprints));
    }

    private Answer whole(Map<String, Digest> fingerprints) {
        Map<IdempotencyKey, Digest> parts = new LinkedHashMap<>();
        keys.forEach(key -> Optional.ofNullable(fingerprints.get(key))
                .ifPresent(fingerprint -> parts.put(IdempotencyKey.of(key), fingerprint)));
        return new Answer(parts, result, refusals, warnings, assessment, answeredAt);
    }
}

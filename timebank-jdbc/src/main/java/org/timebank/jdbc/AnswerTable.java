package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.timebank.command.CanonicalText;
import org.timebank.command.Digest;
import org.timebank.command.IdempotencyKey;
import org.timebank.spi.Answer;

/** The table timebank_answer: a row for each key, the answer itself in the row of the first. */
final class AnswerTable {

    private static final String SELECT = """
            SELECT a.idempotency_key, a.fingerprint, f.idempotency_key AS answer_key, f.further_keys, f.result, f.refusals,
                f.warnings, f.assessment_id, f.answered_at
            FROM timebank_answer a
            JOIN timebank_answer f
                ON f.timebank_no = a.timebank_no AND f.idempotency_key = COALESCE(a.first_key, a.idempotency_key)
            WHERE (a.timebank_no, a.idempotency_key) IN %s
            """;

    private static final String FINGERPRINTS = """
            SELECT idempotency_key, fingerprint
            FROM timebank_answer
            WHERE (timebank_no, idempotency_key) IN %s
            """;

    private static final String INSERT = """
            INSERT INTO timebank_answer (timebank_no, idempotency_key, fingerprint, first_key, further_keys, result,
                refusals, warnings, assessment_id, answered_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private AnswerTable() {}

    /** One key of an answer; the first one carries the answer. */
    private record Part(String key, Digest fingerprint, List<String> keys, Answer answer) {

        boolean isFirst() {
            return key.equals(keys.get(0));
        }

        Optional<String> furtherKeys() {
            List<String> further = keys.subList(1, keys.size());
            return further.isEmpty() ? Optional.empty() : Optional.of(CanonicalText.of(further));
        }
    }

    /** Notes what was answered under these keys. */
    static void find(Session session, Keys<String> keys, AnswerRows answers) throws SQLException {
        session.lookUp(SELECT, keys, answers::note);
    }

    /** Notes what was asked under these keys, which answers list that were found. */
    static void findFurther(Session session, AnswerRows answers) throws SQLException {
        session.lookUp(FINGERPRINTS, Keys.texts(answers.further()), answers::noteFingerprint);
    }

    /** Writes answers in the order of their keys, so that two transactions with the same keys do not wait for each other. */
    static void insert(Session session, List<Answer> answers) throws SQLException {
        List<Part> parts = new ArrayList<>();
        for (Answer answer : answers) {
            List<String> keys =
                    answer.parts().keySet().stream().map(IdempotencyKey::value).toList();
            answer.parts().forEach((key, fingerprint) -> parts.add(new Part(key.value(), fingerprint, keys, answer)));
        }
        parts.sort(Comparator.comparing(Part::key));
        session.change(INSERT, parts, AnswerTable::bind);
    }

    private static void bind(Parameters p, Part part) throws SQLException {
        Optional<Answer> answer = part.isFirst() ? Optional.of(part.answer()) : Optional.empty();
        p.timebank()
                .text(part.key())
                .bytes(part.fingerprint().bytes())
                .text(
                        part.isFirst()
                                ? Optional.empty()
                                : Optional.of(part.keys().get(0)))
                .text(part.isFirst() ? part.furtherKeys() : Optional.empty())
                .text(answer.flatMap(Answer::result))
                .text(answer.filter(a -> !a.isDone()).map(a -> RefusalText.write(a.refusals())))
                .text(answer.flatMap(a -> WarningText.write(a.warnings())))
                .uuid(answer.flatMap(Answer::assessment))
                .moment(answer.map(Answer::answeredAt));
    }
}

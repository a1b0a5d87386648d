package org.timebank.jdbc;

import java.util.List;
import java.util.OptionalInt;
import org.timebank.command.CanonicalText;
import org.timebank.command.Refusal;

/** Refusals as one text: a canonical text of canonical texts, each of code, part, sentence and remedy. */
final class RefusalText {

    private RefusalText() {}

    static String write(List<Refusal> refusals) {
        return CanonicalText.of(refusals.stream().map(RefusalText::write).toList());
    }

    private static String write(Refusal refusal) {
        String part =
                refusal.part().isPresent() ? Integer.toString(refusal.part().getAsInt()) : "";
        return CanonicalText.of(refusal.code(), part, refusal.sentence(), refusal.remedy());
    }

    static List<Refusal> read(String text) {
        return CanonicalText.fields(text).stream()
                .map(CanonicalText::fields)
                .map(RefusalText::read)
                .toList();
    }

    private static Refusal read(List<String> fields) {
        String part = fields.get(1);
        return new Refusal(
                fields.get(0),
                part.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(part)),
                fields.get(2),
                fields.get(3));
    }
}

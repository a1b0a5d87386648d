package org.timebank.command;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * A list of texts as one text, without loss: fields are separated by {@code |}; a {@code |} or {@code \} inside a field
 * is preceded by {@code \}. Two lists have the same canonical text if and only if they are equal, the list without fields
 * excepted, which does not occur. Lists nest: a canonical text may be a field of another.
 */
public final class CanonicalText {

    private CanonicalText() {}

    /** Joins the fields, each by its {@code toString()}. */
    public static String of(Object... fields) {
        return of(List.of(fields));
    }

    /** Joins the fields, each by its {@code toString()}. */
    public static String of(List<?> fields) {
        StringJoiner joined = new StringJoiner("|");
        for (Object field : fields) {
            joined.add(field.toString().replace("\\", "\\\\").replace("|", "\\|"));
        }
        return joined.toString();
    }

    /**
     * The fields of a canonical text.
     *
     * @throws IllegalArgumentException if the text ends inside an escape
     */
    public static List<String> fields(String text) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '|') {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c == '\\') {
                i++;
                if (i == text.length()) {
                    throw new IllegalArgumentException("The canonical text ends inside an escape");
                }
                field.append(text.charAt(i));
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}

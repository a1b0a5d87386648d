package org.timebank.command;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A list of texts as one text, without loss: fields are separated by {@code |}; a {@code |} or {@code \} inside a field
 * is preceded by {@code \}; half of a surrogate pair, which no encoding can carry, stands as {@code \} and {@code u} and
 * four hexadecimal digits. Two lists have the same canonical text if and only if they are equal, the list without fields
 * excepted, which does not occur. Lists nest: a canonical text may be a field of another.
 */
public final class CanonicalText {

    private static final int DIGITS = 4;

    /** What an entry or a command comes to. */
    private static final int USUAL = 256;

    private CanonicalText() {}

    /** Joins the fields, each by its {@code toString()}. */
    public static String of(Object... fields) {
        return of(List.of(fields));
    }

    /** Joins the fields, each by its {@code toString()}. */
    public static String of(List<?> fields) {
        StringBuilder joined = new StringBuilder(USUAL);
        String separator = "";
        for (Object field : fields) {
            joined.append(separator);
            separator = "|";
            append(field.toString(), joined);
        }
        return joined.toString();
    }

    /** What lies between characters that may have to be escaped is copied at once: texts may be long, and most have none. */
    private static void append(String field, StringBuilder joined) {
        int copied = 0;
        for (int i = 0; i < field.length(); i++) {
            if (!isPlain(field.charAt(i))) {
                joined.append(field, copied, i);
                int codePoint = field.codePointAt(i);
                escape(codePoint, joined);
                i += Character.charCount(codePoint) - 1;
                copied = i + 1;
            }
        }
        joined.append(field, copied, field.length());
    }

    private static boolean isPlain(char c) {
        return c != '|' && c != '\\' && !Character.isSurrogate(c);
    }

    private static void escape(int codePoint, StringBuilder escaped) {
        if (codePoint == '|' || codePoint == '\\') {
            escaped.append('\\').appendCodePoint(codePoint);
        } else if (Character.getType(codePoint) == Character.SURROGATE) {
            escaped.append("\\u").append(HexFormat.of().toHexDigits((char) codePoint));
        } else {
            escaped.appendCodePoint(codePoint);
        }
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
                i += unescape(text, i, field);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    /** Appends what was escaped, and answers how many characters more than one that took. */
    private static int unescape(String text, int start, StringBuilder field) {
        boolean isHalf = text.startsWith("u", start);
        int more = isHalf ? DIGITS : 0;
        if (start + more >= text.length()) {
            throw new IllegalArgumentException("The canonical text ends inside an escape");
        }
        field.append(isHalf ? (char) HexFormat.fromHexDigits(text, start + 1, start + 1 + DIGITS) : text.charAt(start));
        return more;
    }
}

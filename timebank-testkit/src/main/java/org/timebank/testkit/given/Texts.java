package org.timebank.testkit.given;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Texts that a store has to give back as they were. */
public final class Texts {

    /** What has come back as something else from some database, driver or file. */
    private static final List<String> AWKWARD = List.of(
            "'",
            "\"",
            "`",
            "\\",
            "%",
            "_",
            "$",
            ";",
            "--",
            "|",
            ":",
            "?",
            "{",
            "}",
            "<",
            "&",
            "${x}",
            "\\n",
            " ",
            "  ",
            "\u00A0",
            "\u200B",
            "\u00AD",
            "\uFEFF",
            "\u2028",
            "\uFFFD",
            "\uE000",
            "é",
            "e\u0301",
            "ß",
            "ẞ",
            "İ",
            "ı",
            "ﬁ",
            "\u05E9\u05DC\u05D5\u05DD",
            "\u0645\u0631\u062D\u0628\u0627",
            "\u202E",
            "\u2066",
            "日本",
            "한",
            "\u0E01\u0E33",
            "😀",
            "👩\u200D👩\u200D👧",
            "🇬🇧",
            "\uD835\uDC00",
            "\uDBFF\uDFFD",
            "NULL",
            "null",
            "true",
            "0",
            "1e5");

    /** Texts that are different, however much they look or sort alike. */
    public static final List<String> LOOK_ALIKES = List.of(
            "a", "A", "a ", " a", "a  ", "\u00A0a", "a\u00A0", "á", "a\u0301", "Á", "ａ", "\u0430", "a\u200B", "a\u00AD",
            "ä", "ae", "æ", "ß", "ss", "ẞ", "SS", "i", "I", "İ", "ı", "fi", "ﬁ", "\u03A9", "\u2126", "%", "_", "a%",
            "a_", "\\", "\\\\", "a\\", "'", "''", "\"", "😀", "😁", "a😀", "1", "01", "1.0", "１", "null", "NULL",
            "\uFFFD", "?");

    private Texts() {}

    /** Plain texts of 1 to {@code longest} characters. */
    public static Arbitrary<String> plain(int longest) {
        return pieces().list()
                .ofMinSize(1)
                .ofMaxSize(Math.min(longest, 60))
                .map(pieces -> fitted(String.join("", pieces), longest))
                .flatMap(text -> Arbitraries.frequencyOf(
                        Tuple.of(9, Arbitraries.just(text)), Tuple.of(1, Arbitraries.just(stretched(text, longest)))));
    }

    private static Arbitrary<String> pieces() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.chars().range(' ', '~').map(String::valueOf)),
                Tuple.of(3, Arbitraries.of(AWKWARD)),
                Tuple.of(1, Arbitraries.integers().between(0xA0, 0xD7FF).map(Character::toString)),
                Tuple.of(1, Arbitraries.integers().between(0xE000, 0x10FFFF).map(Character::toString)));
    }

    /** The text over and over, up to the length. */
    private static String stretched(String text, int longest) {
        return fitted(text.repeat(longest / text.length() + 1), longest);
    }

    /** The beginning of the text, without half of a surrogate pair at its end. */
    private static String fitted(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(longest - 1));
        String fitted = text.substring(0, splits ? longest - 1 : longest);
        return fitted.isEmpty() ? "x" : fitted;
    }
}

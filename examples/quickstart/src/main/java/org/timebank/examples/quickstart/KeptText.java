package org.timebank.examples.quickstart;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How a text of the log is held. A session can have a thousand lines, and a line fields of many thousand characters: what
 * is longer than any name can be is held by its digest, which still tells it from every other.
 */
final class KeptText {

    private static final int LONGEST = 150;
    private static final int LONGEST_SHOWN = 100;

    private KeptText() {}

    /** The text, or, if it is too long to be the name of anything, a text of more than 100 characters that stands for it. */
    static String of(String text) {
        return text.length() <= LONGEST
                ? text
                : "a text that is too long to be the name of anybody or anything, known by its digest " + digest(text);
    }

    /** The text, or its beginning if it is long. */
    static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN)) + '…';
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

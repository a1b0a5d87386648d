package org.timebank.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 (FIPS 180-4): 32 bytes that tell contents apart. Immutable.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) {

    /** 32 bytes of zero, where there is nothing yet. */
    public static final Digest NONE = new Digest("0".repeat(64));

    private static final int DIGITS = 64;

    public Digest {
        boolean isHex = hex.length() == DIGITS;
        for (int i = 0; isHex && i < DIGITS; i++) {
            char c = hex.charAt(i);
            isHex = c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
        }
        if (!isHex) {
            throw new IllegalArgumentException("A digest has 64 lower-case hexadecimal digits");
        }
    }

    /** The digest of a text in UTF-8. */
    public static Digest of(String content) {
        return ofBytes(content.getBytes(StandardCharsets.UTF_8));
    }

    /** The digest of some bytes, one after the other. */
    public static Digest ofBytes(byte[]... content) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (byte[] bytes : content) {
                sha256.update(bytes);
            }
            return fromBytes(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The digest that these 32 bytes are. */
    public static Digest fromBytes(byte[] bytes) {
        return new Digest(HexFormat.of().formatHex(bytes));
    }

    /** Its 32 bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}

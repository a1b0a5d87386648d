package org.timebank.command;

/**
 * The name that a caller gives to one act, so that sending it twice does it once. Unique within a timebank. Immutable.
 *
 * @param value 1 to 100 characters, none of them a control character. Case and blanks count.
 */
public record IdempotencyKey(String value) {

    /** The longest key, in characters. */
    public static final int LONGEST = 100;

    public IdempotencyKey {
        if (!isPossible(value)) {
            throw new IllegalArgumentException("An idempotency key has 1 to " + LONGEST
                    + " characters and no control characters; this has " + value.length());
        }
    }

    public static IdempotencyKey of(String value) {
        return new IdempotencyKey(value);
    }

    /** Whether the text can be a key. */
    public static boolean isPossible(String value) {
        return PlainText.isPlain(value, LONGEST);
    }

    @Override
    public String toString() {
        return value;
    }
}

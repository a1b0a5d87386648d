package org.timebank.command;

/** Text that every store can keep and give back unchanged: bounded, no control characters, whole code points. */
public final class PlainText {

    private PlainText() {}

    /**
     * Whether the text has 1 to {@code longest} characters (UTF-16 units), none of them a control character or half of a
     * surrogate pair. NUL, which PostgreSQL cannot store, is a control character.
     */
    public static boolean isPlain(String text, int longest) {
        return !text.isEmpty() && text.length() <= longest && text.codePoints().allMatch(PlainText::isStorable);
    }

    /** Whether the code point is neither a control character nor half of a surrogate pair. */
    static boolean isStorable(int codePoint) {
        return !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
    }
}

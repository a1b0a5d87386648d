package org.timebank.command;

import java.util.Locale;

/**
 * Something that a member should know although a command was done. Immutable.
 *
 * @param code stable, for programs
 * @param sentence what is the matter, for the member; without personal data
 */
public record Warning(String code, String sentence) {

    /** What the library itself warns of. */
    public enum Code {
        NEAR_FLOOR("This leaves %s with %s minutes, which is below the warning level of %s minutes."),
        NEAR_CEILING("This takes %s to %s minutes, which is above the warning level of %s minutes.");

        private final String sentence;

        Code(String sentence) {
            this.sentence = sentence;
        }

        /** The stable code, such as {@code near-floor}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A warning with these values shown in it. */
    public static Warning of(Code code, Object... values) {
        return new Warning(code.code(), String.format(Locale.ROOT, code.sentence, RefusalCode.shown(values)));
    }
}

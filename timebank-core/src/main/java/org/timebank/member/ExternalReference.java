package org.timebank.member;

import java.util.Objects;
import org.timebank.command.CanonicalText;
import org.timebank.command.PlainText;

/**
 * The host's own id for a member, such as a person's number in a care system. Unique within a timebank; case and blanks
 * count. Immutable.
 *
 * <p>Any text can be asked for; only one that {@linkplain #isStorable() can be stored} can belong to somebody.
 *
 * @param system which of the host's systems gave the id
 * @param value the id in that system
 */
public record ExternalReference(String system, String value) implements MemberRef {

    public ExternalReference {
        Objects.requireNonNull(system, "A reference names a system");
        Objects.requireNonNull(value, "A reference has a value");
    }

    /** The longest name of a system, in characters. */
    public static final int LONGEST_SYSTEM = 40;

    /** The longest id, in characters. */
    public static final int LONGEST_VALUE = 100;

    public static ExternalReference of(String system, String value) {
        return new ExternalReference(system, value);
    }

    /** Whether the reference can belong to somebody: 1 to 40 characters without a colon, and 1 to 100
     * characters; none a control character. */
    public boolean isStorable() {
        return PlainText.isPlain(system, LONGEST_SYSTEM)
                && system.indexOf(':') < 0
                && PlainText.isPlain(value, LONGEST_VALUE);
    }

    @Override
    public String canonicalText() {
        return CanonicalText.of(system, value);
    }

    @Override
    public String toString() {
        return system + ":" + value;
    }
}

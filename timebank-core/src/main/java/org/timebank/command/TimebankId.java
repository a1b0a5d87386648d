package org.timebank.command;

import java.util.regex.Pattern;

/**
 * Names one timebank: one community, and so one tenant. Every key in every store begins with it. Immutable.
 *
 * @param value 1 to 64 characters: ASCII letters, digits, {@code .}, {@code _} and {@code -}, the first a letter or
 *     digit. Case counts.
 */
public record TimebankId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public TimebankId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A timebank is named by 1 to 64 letters, digits, '.', '_' or '-', the"
                    + " first a letter or digit; this has " + value.length() + " characters of another form");
        }
    }

    public static TimebankId of(String value) {
        return new TimebankId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}

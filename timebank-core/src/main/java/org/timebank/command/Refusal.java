package org.timebank.command;

import java.util.OptionalInt;

/**
 * One reason why a command was not carried out. Immutable.
 *
 * @param code stable, for programs: one of {@link RefusalCode}, or the code of a risk check's finding
 * @param part which part of the command it is about, counted from 0 (an exchange's leg); empty for the whole
 * @param sentence what is the matter, for the member; without personal data
 * @param remedy what would change it
 */
public record Refusal(String code, OptionalInt part, String sentence, String remedy) {

    /** A reason about the whole command. */
    public static Refusal of(RefusalCode code, Object... values) {
        return new Refusal(code.code(), OptionalInt.empty(), code.sentence(values), code.remedy(values));
    }

    /** The same reason, said of one part. */
    public Refusal atPart(int index) {
        return new Refusal(code, OptionalInt.of(index), sentence, remedy);
    }

    /** Whether this is the library's reason {@code expected}. */
    public boolean is(RefusalCode expected) {
        return code.equals(expected.code());
    }
}

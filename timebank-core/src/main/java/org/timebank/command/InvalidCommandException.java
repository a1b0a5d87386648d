package org.timebank.command;

import java.util.List;
import java.util.stream.Collectors;

/** A command that could never be carried out, whatever the state of the timebank: misuse. Nothing was changed. */
public final class InvalidCommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public InvalidCommandException(List<Violation> violations) {
        super(violations.stream().map(v -> v.path() + " " + v.message()).collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    /** Everything that is wrong with the command, at least one violation, ordered by path; of several, in their order. */
    public List<Violation> violations() {
        return violations;
    }

    /**
     * One thing that is wrong.
     *
     * @param path where in the command, such as {@code legs[2].minutes}; of one among several that were given together, such as
     *     {@code commands[7].legs[2].minutes}, counted from 0
     * @param code which rule was broken, stable, for programs, such as {@code positive}: the constraint's name
     * @param message what would be accepted
     */
    public record Violation(String path, String code, String message) {}
}

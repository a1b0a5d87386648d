package org.timebank.internal.pipeline;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.timebank.command.Command;
import org.timebank.command.InvalidCommandException;
import org.timebank.command.InvalidCommandException.Violation;

/** Checks the Jakarta Validation constraints of commands. Thread-safe. */
public final class CommandValidator {

    private final Validator validator;

    public CommandValidator() {
        // The parameter interpolator needs no implementation of the Expression Language; our messages use none.
        this.validator = Validation.byProvider(HibernateValidator.class)
                .configure()
                // A validation.xml is the host's, for the host's own beans.
                .ignoreXmlConfiguration()
                .messageInterpolator(new ParameterMessageInterpolator(Set.of(Locale.ENGLISH), Locale.ENGLISH, false))
                .buildValidatorFactory()
                .getValidator();
    }

    /**
     * Lets a valid command pass.
     *
     * @throws InvalidCommandException with everything that is wrong
     */
    public void check(Command<?> command) {
        refuse(violations(command, ""));
    }

    /**
     * Lets valid commands pass.
     *
     * @throws InvalidCommandException with everything that is wrong with any of them
     */
    public void check(List<? extends Command<?>> commands) {
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            violations.addAll(violations(commands.get(i), "commands[" + i + "]."));
        }
        refuse(violations);
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new InvalidCommandException(violations);
        }
    }

    private List<Violation> violations(Command<?> command, String at) {
        return validator.validate(command).stream()
                .map(v -> new Violation(at + v.getPropertyPath(), code(v), v.getMessage()))
                .sorted(Comparator.comparing(Violation::path).thenComparing(Violation::message))
                .toList();
    }

    /** The constraint's name, in lower case with hyphens. */
    private static String code(ConstraintViolation<?> violation) {
        String name = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return name.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}

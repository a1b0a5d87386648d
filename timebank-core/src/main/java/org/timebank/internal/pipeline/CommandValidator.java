package org.timebank.internal.pipeline;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
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
        List<Violation> violations = validator.validate(command).stream()
                .map(v -> new Violation(v.getPropertyPath().toString(), code(v), v.getMessage()))
                .sorted(Comparator.comparing(Violation::path).thenComparing(Violation::message))
                .toList();
        if (!violations.isEmpty()) {
            throw new InvalidCommandException(violations);
        }
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

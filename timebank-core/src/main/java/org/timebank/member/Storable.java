package org.timebank.member;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The reference can be stored: see {@link ExternalReference#isStorable()}. */
@Documented
@Constraint(validatedBy = Storable.Check.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Storable {
    /** What would be accepted. */
    String message() default "must have a system of 1 to 40 and an id of 1 to 100 characters, no control characters";

    /** Jakarta Validation's groups; none are used. */
    Class<?>[] groups() default {};

    /** Jakarta Validation's payload; none is used. */
    Class<? extends Payload>[] payload() default {};

    /** Asks the reference itself. Null is left to {@code @NotNull}. */
    final class Check implements ConstraintValidator<Storable, ExternalReference> {
        @Override
        public boolean isValid(ExternalReference reference, ConstraintValidatorContext context) {
            return reference == null || reference.isStorable();
        }
    }
}

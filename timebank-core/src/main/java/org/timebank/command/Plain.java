package org.timebank.command;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The text has 1 to {@link #longest()} characters, all of which any store can keep: see {@link PlainText}. */
@Documented
@Constraint(validatedBy = Plain.Check.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Plain {
    /** The largest number of characters. */
    int longest();

    /** What would be accepted. */
    String message() default "must have 1 to {longest} characters and no control characters";

    /** Jakarta Validation's groups; none are used. */
    Class<?>[] groups() default {};

    /** Jakarta Validation's payload; none is used. */
    Class<? extends Payload>[] payload() default {};

    /** Asks {@link PlainText}. Null is left to {@code @NotNull}. */
    final class Check implements ConstraintValidator<Plain, String> {
        private int longest;

        @Override
        public void initialize(Plain constraint) {
            longest = constraint.longest();
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || PlainText.isPlain(text, longest);
        }
    }
}

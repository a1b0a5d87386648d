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
import java.time.Instant;

/** The moment lies in the years 1970 to 9998 of UTC, which any store can keep. */
@Documented
@Constraint(validatedBy = CalendarMoment.Check.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface CalendarMoment {

    /** The first moment. */
    Instant FIRST = Instant.EPOCH;

    /** The last moment, with microseconds. */
    Instant LAST = Instant.parse("9998-12-31T23:59:59.999999Z");

    /** What would be accepted. */
    String message() default "must be a moment of the years 1970 to 9998";

    /** Jakarta Validation's groups; none are used. */
    Class<?>[] groups() default {};

    /** Jakarta Validation's payload; none is used. */
    Class<? extends Payload>[] payload() default {};

    /** Looks at the bounds. Null is left to {@code @NotNull}. */
    final class Check implements ConstraintValidator<CalendarMoment, Instant> {
        @Override
        public boolean isValid(Instant moment, ConstraintValidatorContext context) {
            return moment == null || !moment.isBefore(FIRST) && !moment.isAfter(LAST);
        }
    }
}

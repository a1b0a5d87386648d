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
import java.time.LocalDate;

/** The day lies in the years 1 to 9999, which any store can keep. */
@Documented
@Constraint(validatedBy = CalendarDay.Check.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface CalendarDay {
    /** What would be accepted. */
    String message() default "must be a day of the years 1 to 9999";

    /** Jakarta Validation's groups; none are used. */
    Class<?>[] groups() default {};

    /** Jakarta Validation's payload; none is used. */
    Class<? extends Payload>[] payload() default {};

    /** Looks at the year. Null is left to {@code @NotNull}. */
    final class Check implements ConstraintValidator<CalendarDay, LocalDate> {
        @Override
        public boolean isValid(LocalDate day, ConstraintValidatorContext context) {
            return day == null || day.getYear() >= 1 && day.getYear() <= 9999;
        }
    }
}

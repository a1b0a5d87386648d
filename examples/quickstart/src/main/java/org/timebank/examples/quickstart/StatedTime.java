package org.timebank.examples.quickstart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Time as people write it: {@code 1.5} (hours, at most four decimals, rounded up to a whole minute), {@code 1:30}, {@code
 * 1h30m}, {@code 2h}, {@code 45m}, {@code 45 min}, {@code 45min}. Digits are those of ASCII; there is no sign and no blank
 * around it.
 */
final class StatedTime {

    private static final Pattern DECIMAL_HOURS = Pattern.compile("([0-9]+)(\\.[0-9]{1,4})?");
    private static final Pattern HOURS_AND_MINUTES = Pattern.compile("([0-9]+)(?::([0-5][0-9])|h(?:([0-5]?[0-9])m)?)");
    private static final Pattern MINUTES = Pattern.compile("([0-9]+)(?:m| ?min)");
    private static final BigDecimal MINUTES_OF_AN_HOUR = BigDecimal.valueOf(60);

    /** Hours with so many digits are surely counted in a long as minutes. */
    private static final int MOST_DIGITS = 15;

    private StatedTime() {}

    /**
     * The time in minutes, at least 1; empty when it is written in another form, or is none.
     *
     * <p>A number that no long can count becomes the largest long: that is over any plausible time, so that the library
     * itself says so, as it does of every other time that is too long.
     */
    static OptionalLong minutes(String text) {
        long minutes = read(text);
        return minutes > 0 ? OptionalLong.of(minutes) : OptionalLong.empty();
    }

    private static long read(String text) {
        Matcher decimal = DECIMAL_HOURS.matcher(text);
        if (decimal.matches()) {
            return isHuge(decimal.group(1)) ? Long.MAX_VALUE : wholeMinutes(text);
        }
        Matcher both = HOURS_AND_MINUTES.matcher(text);
        if (both.matches()) {
            String minutes = both.group(2) == null ? both.group(3) : both.group(2);
            return isHuge(both.group(1))
                    ? Long.MAX_VALUE
                    : 60 * Long.parseLong(both.group(1)) + (minutes == null ? 0 : Long.parseLong(minutes));
        }
        Matcher minutes = MINUTES.matcher(text);
        if (minutes.matches()) {
            return isHuge(minutes.group(1)) ? Long.MAX_VALUE : Long.parseLong(minutes.group(1));
        }
        return 0;
    }

    private static long wholeMinutes(String hours) {
        return new BigDecimal(hours)
                .multiply(MINUTES_OF_AN_HOUR)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }

    private static boolean isHuge(String digits) {
        return digits.chars().dropWhile(digit -> digit == '0').count() > MOST_DIGITS;
    }
}

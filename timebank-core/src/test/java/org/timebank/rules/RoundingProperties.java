package org.timebank.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class RoundingProperties {

    @Property
    void up_is_the_smallest_multiple_that_is_not_shorter(
            @ForAll("steps") int step, @ForAll @LongRange(min = 0, max = 100_000_000) long minutes) {
        long rounded = Rounding.upTo(step).round(minutes);

        assertThat(rounded % step).isZero();
        assertThat(rounded - minutes).isBetween(0L, step - 1L);
    }

    @Property
    void nearest_is_at_most_half_a_step_away(
            @ForAll("steps") int step, @ForAll @LongRange(min = 0, max = 100_000_000) long minutes) {
        long rounded = Rounding.nearest(step).round(minutes);

        assertThat(rounded % step).isZero();
        assertThat(2 * Math.abs(rounded - minutes)).isLessThanOrEqualTo(step);
    }

    @Property
    void rounding_twice_is_rounding_once(
            @ForAll("roundings") Rounding rounding, @ForAll @LongRange(min = 0, max = 100_000_000) long minutes) {
        long once = rounding.round(minutes);

        assertThat(rounding.round(once)).isEqualTo(once);
    }

    @Example
    void the_published_examples_hold() {
        assertThat(Rounding.upTo(15).round(52)).isEqualTo(60);
        assertThat(Rounding.upTo(15).round(70)).isEqualTo(75);
        assertThat(Rounding.nearest(15).round(7)).isZero();
        assertThat(Rounding.nearest(30).round(45)).isEqualTo(60);
        assertThat(Rounding.none().round(1)).isEqualTo(1);
    }

    @Example
    void what_is_too_large_fails_loudly() {
        assertThatThrownBy(() -> Rounding.upTo(15).round(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    @Example
    void a_step_divides_the_hour() {
        assertThatThrownBy(() -> Rounding.upTo(7))
                .hasMessageContaining("divides the hour")
                .hasMessageContaining("7");
        assertThatThrownBy(() -> Rounding.upTo(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rounding.upTo(15).round(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<Integer> steps() {
        return Arbitraries.of(1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60);
    }

    @Provide
    Arbitrary<Rounding> roundings() {
        return steps().flatMap(step -> Arbitraries.of(Rounding.upTo(step), Rounding.nearest(step)));
    }
}

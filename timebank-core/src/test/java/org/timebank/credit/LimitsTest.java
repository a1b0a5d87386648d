package org.timebank.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private final Limits tenHours = Limits.debitLimit(OptionalLong.of(600));

    @Test
    void debt_within_the_limit_is_legitimate() {
        assertThat(tenHours.permit(0, -600)).isTrue();
    }

    @Test
    void one_minute_more_is_not() {
        assertThat(tenHours.permit(0, -601)).isFalse();
        assertThat(tenHours.permit(-600, -601)).isFalse();
    }

    @Test
    void whoever_is_below_the_limit_already_may_still_be_credited() {
        assertThat(tenHours.permit(-1000, -900)).isTrue();
        assertThat(tenHours.permit(-1000, -1000)).isTrue();
    }

    @Test
    void no_limit_is_no_limit() {
        assertThat(Limits.debitLimit(OptionalLong.empty()).permit(0, Long.MIN_VALUE))
                .isTrue();
    }

    @Test
    void a_ceiling_holds_what_rises_and_lets_fall_what_is_above() {
        Limits ceiling = new Limits(OptionalLong.empty(), OptionalLong.of(100));

        assertThat(ceiling.permit(0, 100)).isTrue();
        assertThat(ceiling.permit(0, 101)).isFalse();
        assertThat(ceiling.permit(200, 150)).isTrue();
    }

    @Test
    void a_floor_is_not_above_the_ceiling() {
        assertThatThrownBy(() -> new Limits(OptionalLong.of(1), OptionalLong.of(0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

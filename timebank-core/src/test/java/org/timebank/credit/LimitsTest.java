package org.timebank.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.timebank.command.Digest;

class LimitsTest {

    private final Limits tenHours = Limits.floor(-600);

    @Test
    void debt_within_the_limit_is_legitimate() {
        assertThat(tenHours.permit(standing(0), standing(-600))).isTrue();
    }

    @Test
    void one_minute_more_is_not() {
        assertThat(tenHours.permit(standing(0), standing(-601))).isFalse();
        assertThat(tenHours.permit(standing(-600), standing(-601))).isFalse();
    }

    @Test
    void whoever_is_below_the_limit_already_may_still_be_credited() {
        assertThat(tenHours.permit(standing(-1000), standing(-900))).isTrue();
        assertThat(tenHours.permit(standing(-1000), standing(-1000))).isTrue();
    }

    @Test
    void what_is_held_counts_against_the_floor_as_if_it_were_spent() {
        assertThat(tenHours.permit(standing(0), standing(0).holding(600))).isTrue();
        assertThat(tenHours.permit(standing(0), standing(0).holding(601))).isFalse();
        assertThat(tenHours.permit(standing(0).holding(600), standing(-1).holding(600)))
                .isFalse();
    }

    @Test
    void to_pay_what_was_held_is_always_within_the_floor() {
        assertThat(tenHours.permit(standing(-900).holding(100), standing(-1000)))
                .isTrue();
    }

    @Test
    void no_limit_is_no_limit() {
        assertThat(Limits.NONE.permit(standing(0), standing(Long.MIN_VALUE))).isTrue();
    }

    @Test
    void a_ceiling_holds_what_rises_and_lets_fall_what_is_above() {
        Limits ceiling = new Limits(OptionalLong.empty(), OptionalLong.of(100));

        assertThat(ceiling.permit(standing(0), standing(100))).isTrue();
        assertThat(ceiling.permit(standing(0), standing(101))).isFalse();
        assertThat(ceiling.permit(standing(200), standing(150))).isTrue();
    }

    @Test
    void what_is_held_does_not_count_against_the_ceiling() {
        Limits ceiling = new Limits(OptionalLong.empty(), OptionalLong.of(100));

        assertThat(ceiling.permit(standing(0).holding(50), standing(101).holding(50)))
                .isFalse();
    }

    @Test
    void a_floor_is_not_above_the_ceiling() {
        assertThatThrownBy(() -> new Limits(OptionalLong.of(1), OptionalLong.of(0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Limits(OptionalLong.of(1), OptionalLong.of(1)).floor()).hasValue(1);
    }

    private static Account standing(long balance) {
        return new Account(new AccountId(new UUID(1, 1)), AccountKind.MEMBER, balance, 0, 0, 1, Digest.NONE);
    }
}

package org.timebank.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MemberTest {

    private final LocalDate may = LocalDate.of(2026, 5, 1);
    private final LocalDate june = LocalDate.of(2026, 6, 30);
    private final LocalDate september = LocalDate.of(2026, 9, 1);

    @Test
    void the_first_and_the_last_day_count() {
        Member member = member(Membership.since(may).until(june));

        assertThat(member.isMemberOn(may)).isTrue();
        assertThat(member.isMemberOn(june)).isTrue();
        assertThat(member.isMemberOn(may.minusDays(1))).isFalse();
        assertThat(member.isMemberOn(june.plusDays(1))).isFalse();
    }

    @Test
    void whoever_came_back_was_away_in_between() {
        Member member = member(Membership.since(may).until(june), Membership.since(september));

        assertThat(member.isMemberOn(june.plusDays(1))).isFalse();
        assertThat(member.isMemberOn(september.plusYears(10))).isTrue();
    }

    @Test
    void memberships_do_not_overlap() {
        assertThatThrownBy(() -> member(Membership.since(may), Membership.since(september)))
                .hasMessageContaining("after the one before it has ended");
        assertThatThrownBy(() -> member(Membership.since(may).until(june), Membership.since(june)))
                .hasMessageContaining("after the one before it has ended");
    }

    @Test
    void a_membership_does_not_end_before_it_begins() {
        assertThatThrownBy(() -> Membership.since(june).until(may)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_member_goes_by_the_own_id_and_by_each_of_the_hosts() {
        Member member = member(Membership.since(may));

        assertThat(member.isNamed(member.id())).isTrue();
        assertThat(member.isNamed(ExternalReference.of("crm", "1"))).isTrue();
        assertThat(member.isNamed(ExternalReference.of("crm", "2"))).isFalse();
    }

    private static Member member(Membership... memberships) {
        return new Member(
                MemberId.of(new UUID(1, 2)),
                MemberKind.PERSON,
                Set.of(ExternalReference.of("crm", "1")),
                List.of(memberships));
    }
}

package org.timebank.internal.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.timebank.internal.Given.ANN;
import static org.timebank.internal.Given.BEN;
import static org.timebank.internal.Given.BROKER;
import static org.timebank.internal.Given.JOINED;
import static org.timebank.internal.Given.NOBODY;
import static org.timebank.internal.Given.TODAY;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Refusal;
import org.timebank.internal.Given;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.internal.pipeline.Decision;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.LeaveTimebank;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.member.MemberKind;
import org.timebank.member.Membership;
import org.timebank.member.ReturnToTimebank;
import org.timebank.spi.Key;

class MembershipDecisionsTest {

    private static final LocalDate AUGUST = LocalDate.of(2026, 8, 1);

    private final Given given = new Given();
    private final JoinDecision join = new JoinDecision();
    private final LeaveDecision leave = new LeaveDecision();
    private final ReturnDecision comeBack = new ReturnDecision();

    @Test
    void whoever_joins_has_an_account_with_nothing_in_it() {
        MemberId id = done(join, JoinTimebank.of("1", MemberKind.PERSON, AUGUST, NOBODY), given.by(BROKER));

        Member member = given.facts().find(new Key.MemberKey(NOBODY)).orElseThrow();
        assertThat(member.id()).isEqualTo(id);
        assertThat(member.isMemberOn(AUGUST)).isTrue();
        assertThat(given.balance(NOBODY)).isZero();
    }

    @Test
    void a_reference_belongs_to_one_member() {
        JoinTimebank command = new JoinTimebank(
                IdempotencyKey.of("1"),
                MemberKind.PERSON,
                AUGUST,
                Set.of(ANN, BEN, ExternalReference.of("crm", "carl")));

        assertThat(refused(join, command, given.by(BROKER))).containsExactly("reference-taken", "reference-taken");
    }

    @Test
    void nobody_joins_leaves_or_returns_in_the_future() {
        LocalDate tomorrow = TODAY.plusDays(1);
        given.left(BEN, AUGUST);

        assertThat(refused(join, JoinTimebank.of("1", MemberKind.PERSON, tomorrow, NOBODY), given.by(BROKER)))
                .containsExactly("future-date");
        assertThat(refused(leave, LeaveTimebank.of("2", ANN, tomorrow), given.by(BROKER)))
                .containsExactly("future-date");
        assertThat(refused(comeBack, ReturnToTimebank.of("3", BEN, tomorrow), given.by(BROKER)))
                .containsExactly("future-date");
    }

    @Test
    void whoever_leaves_was_still_a_member_on_the_last_day_and_keeps_the_account() {
        done(leave, LeaveTimebank.of("1", ANN, AUGUST), given.by(BROKER));

        Member member = given.facts().find(new Key.MemberKey(ANN)).orElseThrow();
        assertThat(member.isMemberOn(AUGUST)).isTrue();
        assertThat(member.isMemberOn(AUGUST.plusDays(1))).isFalse();
        assertThat(given.balance(ANN)).isZero();
    }

    @Test
    void nobody_leaves_twice_or_before_joining() {
        assertThat(refused(leave, LeaveTimebank.of("1", ANN, JOINED.minusDays(1)), given.by(BROKER)))
                .containsExactly("not-a-member-then");
        done(leave, LeaveTimebank.of("2", ANN, AUGUST), given.by(BROKER));
        assertThat(refused(leave, LeaveTimebank.of("3", ANN, AUGUST), given.by(BROKER)))
                .containsExactly("not-a-member-then");
    }

    @Test
    void a_member_leaves_today_and_has_not_left_long_ago() {
        assertThat(refused(leave, LeaveTimebank.of("1", ANN, TODAY.minusDays(1)), given.by(ANN)))
                .containsExactly("past-date");
        done(leave, LeaveTimebank.of("2", ANN, TODAY), given.by(ANN));
    }

    @Test
    void a_member_does_not_make_another_leave() {
        assertThat(refused(leave, LeaveTimebank.of("1", ANN, AUGUST), given.by(BEN)))
                .containsExactly("not-a-party");
    }

    @Test
    void whoever_comes_back_is_the_same_member() {
        given.left(ANN, AUGUST);

        MemberId id = done(comeBack, ReturnToTimebank.of("1", ANN, AUGUST.plusDays(10)), given.by(BROKER));

        assertThat(id).isEqualTo(given.id(ANN));
        assertThat(given.facts().find(new Key.MemberKey(ANN)).orElseThrow().memberships())
                .containsExactly(Membership.since(JOINED).until(AUGUST), Membership.since(AUGUST.plusDays(10)));
    }

    @Test
    void nobody_comes_back_who_has_not_left_by_then() {
        assertThat(refused(comeBack, ReturnToTimebank.of("1", ANN, AUGUST), given.by(BROKER)))
                .containsExactly("already-a-member");
        given.left(ANN, AUGUST);
        assertThat(refused(comeBack, ReturnToTimebank.of("2", ANN, AUGUST), given.by(BROKER)))
                .containsExactly("already-a-member");
    }

    @Test
    void somebody_unknown_neither_leaves_nor_comes_back() {
        assertThat(refused(leave, LeaveTimebank.of("1", NOBODY, AUGUST), given.by(BROKER)))
                .containsExactly("unknown-member");
        assertThat(refused(comeBack, ReturnToTimebank.of("2", NOBODY, AUGUST), given.by(BROKER)))
                .containsExactly("unknown-member");
    }

    @Test
    void a_member_is_read_as_it_was_written() {
        assertThat(join.read(join.write(given.id(ANN)))).isEqualTo(given.id(ANN));
    }

    private <C extends Command<MemberId>> MemberId done(Decision<C, MemberId> decision, C command, Circumstances now) {
        Decided<MemberId> decided = decision.decide(given.facts(), command, now);
        given.then(decided.changes());
        assertThat(decided.changes().events()).hasSize(1);
        return decided.outcome().orElseThrow();
    }

    private <C extends Command<MemberId>> List<String> refused(
            Decision<C, MemberId> decision, C command, Circumstances now) {
        Decided<MemberId> decided = decision.decide(given.facts(), command, now);
        assertThat(decided.changes().changes()).isEmpty();
        return decided.outcome().refusals().stream().map(Refusal::code).toList();
    }
}

package org.timebank.internal.member;

import java.util.Optional;
import org.timebank.command.RefusalCode;
import org.timebank.event.EventType;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.member.LeaveTimebank;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.member.Membership;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** Ends the membership that lasts. */
public final class LeaveDecision extends MemberDecision<LeaveTimebank> {

    @Override
    public Needs needs(LeaveTimebank command) {
        return Needs.of(new Key.MemberKey(command.member()));
    }

    @Override
    public Decided<MemberId> decide(Facts facts, LeaveTimebank command, Circumstances now) {
        Optional<Member> found = facts.find(new Key.MemberKey(command.member()));
        if (found.isEmpty()) {
            return Decided.refused(RefusalCode.UNKNOWN_MEMBER, command.member());
        }
        Member member = found.get();
        if (!now.actsFor(member.id())) {
            return Decided.refused(RefusalCode.NOT_A_PARTY, "the member, or a broker");
        }
        if (!now.actor().mayActOnBehalf() && command.lastDay().isBefore(now.today())) {
            return Decided.refused(RefusalCode.PAST_DATE, command.lastDay(), now.today());
        }
        Membership latest = member.latestMembership();
        if (latest.to().isPresent() || command.lastDay().isBefore(latest.from())) {
            return Decided.refused(RefusalCode.NOT_A_MEMBER_THEN, command.member(), command.lastDay());
        }
        if (command.lastDay().isAfter(now.today())) {
            return Decided.refused(RefusalCode.FUTURE_DATE, command.lastDay(), now.today());
        }
        Member left = member.withLatestMembership(latest.until(command.lastDay()));
        return replaced(facts, left, EventType.MEMBER_LEFT, command.lastDay().toString(), now);
    }
}

package org.timebank.internal.member;

import java.util.Optional;
import org.timebank.command.RefusalCode;
import org.timebank.event.EventType;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.member.Membership;
import org.timebank.member.ReturnToTimebank;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** Begins a further membership of somebody who left. */
public final class ReturnDecision extends MemberDecision<ReturnToTimebank> {

    @Override
    public Needs needs(ReturnToTimebank command) {
        return Needs.of(new Key.MemberKey(command.member()));
    }

    @Override
    public Decided<MemberId> decide(Facts facts, ReturnToTimebank command, Circumstances now) {
        Optional<Member> found = facts.find(new Key.MemberKey(command.member()));
        if (found.isEmpty()) {
            return Decided.refused(RefusalCode.UNKNOWN_MEMBER, command.member());
        }
        Member member = found.get();
        Membership latest = member.latestMembership();
        if (latest.to().filter(command.from()::isAfter).isEmpty()) {
            return Decided.refused(RefusalCode.ALREADY_A_MEMBER, latest.from());
        }
        if (command.from().isAfter(now.today())) {
            return Decided.refused(RefusalCode.FUTURE_DATE, command.from(), now.today());
        }
        Member returned = member.withFurtherMembership(Membership.since(command.from()));
        return replaced(
                facts, returned, EventType.MEMBER_RETURNED, command.from().toString(), now);
    }
}

package org.timebank.internal.member;

import java.util.List;
import java.util.Optional;
import org.timebank.command.Outcome;
import org.timebank.internal.pipeline.Caller;
import org.timebank.internal.pipeline.Pipeline;
import org.timebank.internal.pipeline.Reading;
import org.timebank.member.JoinTimebank;
import org.timebank.member.LeaveTimebank;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.member.MemberRef;
import org.timebank.member.Members;
import org.timebank.member.ReturnToTimebank;
import org.timebank.spi.Query;

/** {@link Members} for one caller. */
public record MembersNoun(Pipeline pipeline, Caller caller) implements Members {

    @Override
    public Outcome<MemberId> join(JoinTimebank command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<MemberId> leave(LeaveTimebank command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Outcome<MemberId> comeBack(ReturnToTimebank command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Optional<Member> find(MemberRef member) {
        return reading().visible(member);
    }

    @Override
    public List<Member> list(Optional<MemberId> after, int limit) {
        Reading reading = reading();
        reading.everyMember();
        return reading.ask(new Query.AllMembers(after, Reading.page(limit)));
    }

    private Reading reading() {
        return new Reading(pipeline, caller);
    }
}

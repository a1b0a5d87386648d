package org.timebank.member;

import java.util.List;
import java.util.Optional;
import org.timebank.command.Outcome;

/** Members: who belongs to the timebank, and when. */
public interface Members {

    /** Lets a person or an organisation join; see {@link JoinTimebank}. */
    Outcome<MemberId> join(JoinTimebank command);

    /** Lets a member leave; see {@link LeaveTimebank}. */
    Outcome<MemberId> leave(LeaveTimebank command);

    /** Lets a member who left come back; see {@link ReturnToTimebank}. */
    Outcome<MemberId> comeBack(ReturnToTimebank command);

    /**
     * The member, whether they still belong or not; empty when nobody is known by that name.
     *
     * @throws org.timebank.command.AccessDeniedException if the actor may not see the member
     */
    Optional<Member> find(MemberRef member);

    /**
     * All members, those who left included, by id: a page.
     *
     * @param after the last id of the page before; empty for the first page
     * @param limit the largest number of members to answer, 1 to 1,000
     * @throws org.timebank.command.AccessDeniedException if the actor may not see every member
     */
    List<Member> list(Optional<MemberId> after, int limit);
}

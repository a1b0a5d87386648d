package org.timebank.credit;

import java.util.List;
import java.util.OptionalLong;
import org.timebank.member.MemberRef;

/** Credits: what stands on members' accounts, and how it came there. */
public interface Credits {

    /**
     * The balance of a member's account now, in minutes; empty when nobody is known by that name.
     *
     * @throws org.timebank.command.AccessDeniedException if the actor may not see it
     */
    OptionalLong balance(MemberRef member);

    /**
     * A page of a member's statement, oldest first. A page costs the same wherever it is in the account's history.
     *
     * @param member whose account; nobody known by that name has an empty statement
     * @param after the number of the last line of the page before; 0 for the first page
     * @param limit the largest number of lines to answer, 1 to 1,000
     * @throws org.timebank.command.AccessDeniedException if the actor may not see it
     */
    List<StatementLine> statement(MemberRef member, long after, int limit);
}

package org.timebank.report;

import java.util.List;
import java.util.Optional;
import org.timebank.member.MemberId;

/** Totals, for those who see everything; researchers see what names nobody. */
public interface Reports {

    /**
     * What was exchanged so far.
     *
     * @throws org.timebank.command.AccessDeniedException if the actor may not see totals
     */
    ActivityReport activity();

    /**
     * All members with their balances, by id, those who left included: a page.
     *
     * @param after the last id of the page before; empty for the first page
     * @param limit the largest number to answer, 1 to 1,000
     * @throws org.timebank.command.AccessDeniedException if the actor may not see every member
     */
    List<MemberBalance> balances(Optional<MemberId> after, int limit);

    /**
     * The members whose accounts have the most entries, the busiest first, equal ones by id.
     *
     * @param limit the largest number to answer, 1 to 1,000
     * @throws org.timebank.command.AccessDeniedException if the actor may not see every member
     */
    List<MemberBalance> busiest(int limit);
}

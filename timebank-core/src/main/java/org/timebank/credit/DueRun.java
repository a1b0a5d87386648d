package org.timebank.credit;

import java.util.Optional;
import org.timebank.member.MemberId;

/**
 * What a due run has come to so far. Immutable.
 *
 * @param holdsExpired how many holds have expired
 * @param accountsLookedAt how many members' accounts were looked at for credits that are due
 * @param accountsExpired from how many of them something has expired
 * @param minutesExpired how much has expired, in minutes
 * @param last the last member who was looked at; a later run may begin after
 */
public record DueRun(
        long holdsExpired, long accountsLookedAt, long accountsExpired, long minutesExpired, Optional<MemberId> last) {

    /** Nothing has been looked at. */
    public static final DueRun NONE = new DueRun(0, 0, 0, 0, Optional.empty());
}

package org.timebank.internal.pipeline;

import java.util.Optional;
import org.timebank.access.Actor;
import org.timebank.command.TimebankId;
import org.timebank.member.MemberRef;

/**
 * Who asks, where, and on whose behalf.
 *
 * @param timebank which timebank is asked
 * @param actor who asks
 * @param onBehalfOf the member for whom the actor asks, if not in their own capacity
 * @param dryRun whether commands are decided only, and nothing is applied
 */
public record Caller(TimebankId timebank, Actor actor, Optional<MemberRef> onBehalfOf, boolean dryRun) {

    /** The member for whom the actor acts: the one on whose behalf, else their own. */
    Optional<MemberRef> party() {
        return onBehalfOf.or(actor::member);
    }
}

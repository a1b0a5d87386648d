package org.timebank.internal.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** The members who act or are acted for: none, one or two. */
    List<MemberRef> members() {
        return Stream.concat(onBehalfOf.stream(), actor.member().stream()).toList();
    }
}

package org.timebank.access;

import org.timebank.command.Command;
import org.timebank.member.Member;

/**
 * What an actor may do, as far as the role tells. Whether a member is the right one for an exchange is decided later,
 * from the exchange itself; so is that only brokers approve, and only brokers act in an exchange for nobody in it.
 *
 * <p>An application that has access rules of its own gives its own policy to the engine. A policy is a function: it is
 * asked for every command and every question, by many threads.
 */
public interface AccessPolicy {

    /** Whether the actor may give this command. If not, the command is refused with {@code not-permitted}. */
    boolean permits(Actor actor, Command<?> command);

    /** Whether the actor may act on behalf of members who are not there. If not, commands are refused likewise. */
    boolean permitsOnBehalf(Actor actor);

    /** Whether the actor may see what concerns this member: balance, statement, exchanges. */
    boolean permitsToSee(Actor actor, Member member);

    /** Whether the actor may see lists of members, everybody's balances and risk assessments. */
    boolean permitsToSeeEveryMember(Actor actor);

    /** Whether the actor may see totals, which name nobody. */
    boolean permitsToSeeTotals(Actor actor);

    /**
     * The policy that holds unless another is given: each command's own {@link Command#permittedRoles()}; members see
     * what is theirs; brokers, safeguarding leads, administrators and auditors see everything; researchers see totals.
     */
    static AccessPolicy byRole() {
        return RoleAccessPolicy.INSTANCE;
    }
}

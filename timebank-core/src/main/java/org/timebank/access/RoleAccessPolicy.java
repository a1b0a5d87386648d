package org.timebank.access;

import java.util.Set;
import org.timebank.command.Command;
import org.timebank.command.Role;
import org.timebank.member.Member;

/** Roles and nothing else. */
enum RoleAccessPolicy implements AccessPolicy {
    INSTANCE;

    private static final Set<Role> SEE_EVERY_MEMBER =
            Set.of(Role.BROKER, Role.SAFEGUARDING_LEAD, Role.ADMINISTRATOR, Role.AUDITOR);

    @Override
    public boolean permits(Actor actor, Command<?> command) {
        return actor.isAnyOf(command.permittedRoles());
    }

    @Override
    public boolean permitsOnBehalf(Actor actor) {
        return actor.mayActOnBehalf();
    }

    @Override
    public boolean permitsToSee(Actor actor, Member member) {
        return actor.isAnyOf(SEE_EVERY_MEMBER)
                || actor.member().filter(member::isNamed).isPresent();
    }

    @Override
    public boolean permitsToSeeEveryMember(Actor actor) {
        return actor.isAnyOf(SEE_EVERY_MEMBER);
    }

    @Override
    public boolean permitsToSeeTotals(Actor actor) {
        return permitsToSeeEveryMember(actor) || actor.roles().contains(Role.RESEARCHER);
    }
}

package org.timebank.access;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.timebank.command.PlainText;
import org.timebank.command.Role;
import org.timebank.member.MemberRef;

/**
 * Who does something: a user of the host's, in one or several roles. Immutable.
 *
 * @param id the host's id for the user, 1 to 100 characters without control characters; it is kept with what the user
 *     does, so it should be an id and not a name
 * @param roles in what capacity the user acts, at least one
 * @param member the account the user acts for as a {@link Role#MEMBER}: their own, or that of an organisation which
 *     they administer
 */
public record Actor(String id, Set<Role> roles, Optional<MemberRef> member) {

    public Actor {
        if (!PlainText.isPlain(id, 100)) {
            throw new IllegalArgumentException("An actor's id has 1 to 100 characters and no control characters");
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("An actor has at least one role");
        }
        if (roles.contains(Role.MEMBER) != member.isPresent()) {
            throw new IllegalArgumentException("An actor in the role of a member says which, and no other does");
        }
        roles = Set.copyOf(EnumSet.copyOf(roles));
    }

    /** A user who acts for the member. */
    public static Actor member(String id, MemberRef member) {
        return new Actor(id, Set.of(Role.MEMBER), Optional.of(member));
    }

    public static Actor broker(String id) {
        return new Actor(id, Set.of(Role.BROKER), Optional.empty());
    }

    public static Actor administrator(String id) {
        return new Actor(id, Set.of(Role.ADMINISTRATOR), Optional.empty());
    }

    /** The same user, in one more role, which is not that of a member. */
    public Actor alsoAs(Role role) {
        Set<Role> more = EnumSet.copyOf(roles);
        more.add(role);
        return new Actor(id, more, member);
    }

    /** Whether the user acts in one of these roles. */
    public boolean isAnyOf(Set<Role> some) {
        return roles.stream().anyMatch(some::contains);
    }

    /** Whether the user may act on behalf of members: brokers and administrators may. */
    public boolean mayActOnBehalf() {
        return isAnyOf(Set.of(Role.BROKER, Role.ADMINISTRATOR));
    }
}

package org.timebank.member;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A person or an organisation with an account. Nothing personal is kept: who it is, the host knows. Immutable.
 *
 * @param id the library's name for the member
 * @param kind person or organisation
 * @param references the host's names for the member
 * @param memberships when the member belonged, in order, at least one; only the last may lack an end
 */
public record Member(MemberId id, MemberKind kind, Set<ExternalReference> references, List<Membership> memberships) {

    public Member {
        references = Set.copyOf(references);
        memberships = List.copyOf(memberships);
        if (memberships.isEmpty()) {
            throw new IllegalArgumentException("A member has belonged at some time");
        }
        for (int i = 1; i < memberships.size(); i++) {
            LocalDate from = memberships.get(i).from();
            if (memberships.get(i - 1).to().filter(from::isAfter).isEmpty()) {
                throw new IllegalArgumentException("A membership begins after the one before it has ended");
            }
        }
    }

    /** Whether the member belonged on that day of the community's time zone. */
    public boolean isMemberOn(LocalDate day) {
        return memberships.stream().anyMatch(m -> m.covers(day));
    }

    /** Whether the reference names this member. */
    public boolean isNamed(MemberRef reference) {
        return reference.equals(id) || reference instanceof ExternalReference external && references.contains(external);
    }

    /** The latest membership, ended or not. */
    public Membership latestMembership() {
        return memberships.get(memberships.size() - 1);
    }

    /** The same member with the latest membership replaced. */
    public Member withLatestMembership(Membership membership) {
        List<Membership> changed = new ArrayList<>(memberships);
        changed.set(changed.size() - 1, membership);
        return new Member(id, kind, references, changed);
    }

    /** The same member with one more membership. */
    public Member withFurtherMembership(Membership membership) {
        List<Membership> changed = new ArrayList<>(memberships);
        changed.add(membership);
        return new Member(id, kind, references, changed);
    }
}

package org.timebank.testkit;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.member.MemberKind;
import org.timebank.member.Membership;
import org.timebank.offer.Category;

/**
 * Who is in every timebank of the tests: the same members with the same ids and references, and the same categories, so
 * that a store which mixes up two timebanks is found out soon. Ids lie on both sides of every border at which numbers of
 * 128 bits change their order when their halves are read as signed.
 */
final class Cast {

    static final Member ANN = person("00000000-0000-0000-0000-000000000001", "ann");
    static final Member BEN = person("0195d3a0-0000-7000-8000-000000000002", "ben");
    static final Member CEM = person("0195d3a0-0000-7000-7fff-ffffffffffff", "cem");
    static final Member DOT = person("7fffffff-ffff-ffff-ffff-ffffffffffff", "dot");
    static final Member HOSPICE = member("80000000-0000-0000-0000-000000000000", MemberKind.ORGANISATION, "hospice");
    static final Member LIBRARY = member("ffffffff-ffff-ffff-ffff-ffffffffffff", MemberKind.ORGANISATION, "library");

    static final List<Member> MEMBERS = List.of(ANN, BEN, CEM, DOT, HOSPICE, LIBRARY);

    static final Category GARDENING = new Category("gardening", "Gardening", false);
    static final Category CARE = new Category("care", "Personal care", true);

    static final List<Category> CATEGORIES = List.of(GARDENING, CARE);

    private Cast() {}

    /** The member of the cast with that id. */
    static Member of(MemberId id) {
        return MEMBERS.stream().filter(m -> m.id().equals(id)).findFirst().orElseThrow();
    }

    private static Member person(String id, String name) {
        return member(id, MemberKind.PERSON, name);
    }

    private static Member member(String id, MemberKind kind, String name) {
        return new Member(
                MemberId.of(UUID.fromString(id)),
                kind,
                Set.of(ExternalReference.of("crm", name)),
                List.of(Membership.since(LocalDate.of(2020, 1, 1))));
    }
}

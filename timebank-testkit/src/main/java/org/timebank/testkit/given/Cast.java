package org.timebank.testkit.given;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.timebank.credit.AccountKind;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.member.MemberKind;
import org.timebank.member.Membership;
import org.timebank.offer.Category;

/**
 * Who is in every timebank of the tests: the same members with the same ids and references, and the same categories, so
 * that a store which mixes up two timebanks is found out soon. Ids lie on both sides of every border at which numbers of
 * 128 bits change their order when their halves are read as signed, and next to those of the community's accounts.
 */
public final class Cast {

    public static final Member ANN = person("00000000-0000-0000-0000-000000000007", "ann");
    public static final Member BEN = person("0195d3a0-0000-7000-8000-000000000002", "ben");
    public static final Member CEM = person("0195d3a0-0000-7000-7fff-ffffffffffff", "cem");
    public static final Member DOT = person("7fffffff-ffff-ffff-ffff-ffffffffffff", "dot");
    public static final Member HOSPICE =
            member("80000000-0000-0000-0000-000000000000", MemberKind.ORGANISATION, "hospice");
    public static final Member LIBRARY =
            member("ffffffff-ffff-ffff-ffff-ffffffffffff", MemberKind.ORGANISATION, "library");

    public static final List<Member> MEMBERS = List.of(ANN, BEN, CEM, DOT, HOSPICE, LIBRARY);

    public static final Category GARDENING = new Category("gardening", "Gardening", false);
    public static final Category CARE = new Category("care", "Personal care", true);

    public static final List<Category> CATEGORIES = List.of(GARDENING, CARE);

    /** The kinds of the community's accounts, of each of which there is one. */
    public static final List<AccountKind> COMMUNITY = List.of(
            AccountKind.POT,
            AccountKind.ISSUANCE,
            AccountKind.NOTES,
            AccountKind.EXPIRED,
            AccountKind.CLEARING,
            AccountKind.SUSPENSE);

    private Cast() {}

    /** The member of the cast with that id. */
    public static Member of(MemberId id) {
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

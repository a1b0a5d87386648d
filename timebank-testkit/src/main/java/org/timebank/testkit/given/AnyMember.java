package org.timebank.testkit.given;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.member.MemberKind;

/** Members with up to ten references and with memberships that ended, but for the last. */
public final class AnyMember implements ArbitrarySupplier<Member> {
    @Override
    public Arbitrary<Member> get() {
        return Combinators.combine(
                        Values.ids(),
                        Arbitraries.of(MemberKind.class),
                        Values.references().set().ofMaxSize(10),
                        Values.memberships())
                .as((id, kind, references, memberships) -> new Member(MemberId.of(id), kind, references, memberships));
    }
}

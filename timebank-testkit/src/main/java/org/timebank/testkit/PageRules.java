package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.timebank.credit.Account;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.report.MemberBalance;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Query;
import org.timebank.testkit.given.AnyIds;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.LedgerThings;
import org.timebank.testkit.given.Things;

/** S9: lists of members are complete, in order, and come in pages. */
interface PageRules extends StoreUnderTest {

    @Property
    @Rule("S9.2")
    default void membersAreReadInPagesOfAnySizeById(
            @ForAll(supplier = AnyIds.class) Set<UUID> ids,
            @ForAll(supplier = AnyIds.class) Set<UUID> others,
            @ForAll @IntRange(min = 1, max = 6) int limit) {
        TestTimebank bank = TestTimebank.in(store());
        List<Member> members = joined(bank, ids);

        List<Member> listed = Pages.walk(Member::id, limit, after -> bank.ask(new Query.AllMembers(after, limit)));

        assertThat(listed).containsExactlyElementsOf(members);
        for (UUID anywhere : others) {
            assertThat(bank.ask(new Query.AllMembers(Optional.of(MemberId.of(anywhere)), limit)))
                    .containsExactlyElementsOf(members.stream()
                            .filter(m -> m.id().toString().compareTo(anywhere.toString()) > 0)
                            .limit(limit)
                            .toList());
        }
    }

    @Property
    @Rule("S9.3")
    default void balancesAreReadInPagesOfAnySizeById(
            @ForAll(supplier = AnyIds.class) Set<UUID> ids, @ForAll @IntRange(min = 1, max = 6) int limit) {
        TestTimebank bank = TestTimebank.in(store());
        List<Member> members = joined(bank, ids);
        bank.applied(everybodyGivesToAnn(members));

        List<MemberBalance> balances =
                Pages.walk(line -> line.member().id(), limit, after -> bank.ask(new Query.Balances(after, limit)));

        assertThat(balances)
                .containsExactlyElementsOf(
                        members.stream().map(member -> balance(bank, member)).toList());
    }

    @Property
    @Rule("S9.4")
    default void theBusiestComeFirstAndEquallyBusyOnesById(
            @ForAll(supplier = AnyIds.class) Set<UUID> ids, @ForAll @IntRange(min = 1, max = 12) int limit) {
        TestTimebank bank = TestTimebank.in(store());
        List<Member> members = joined(bank, ids);
        bank.applied(everybodyGivesToAnn(members));
        bank.applied(LedgerThings.transferring(Cast.LIBRARY, Cast.HOSPICE, 5));

        assertThat(bank.ask(new Query.Busiest(limit)))
                .containsExactlyElementsOf(members.stream()
                        .map(member -> balance(bank, member))
                        .sorted(Comparator.comparingLong(MemberBalance::entries)
                                .reversed()
                                .thenComparing(line -> line.member().id().toString()))
                        .limit(limit)
                        .toList());
    }

    /** The members with these ids join; answers all members of the timebank, by id. */
    private static List<Member> joined(TestTimebank bank, Set<UUID> ids) {
        List<Member> members = new ArrayList<>(Cast.MEMBERS);
        ChangeSet.Builder changes = ChangeSet.builder();
        for (UUID id : ids) {
            Member example = Things.person();
            Member member = new Member(MemberId.of(id), example.kind(), example.references(), example.memberships());
            members.add(member);
            Things.join(changes, member);
        }
        bank.applied(changes.build());
        members.sort(Pages.by(Member::id));
        return members;
    }

    private static ChangeSet everybodyGivesToAnn(List<Member> members) {
        ChangeSet.Builder changes = ChangeSet.builder();
        for (int i = 0; i < members.size(); i++) {
            for (int times = 0; times < i % 3 && !members.get(i).equals(Cast.ANN); times++) {
                changes.post(LedgerThings.transfer(members.get(i), Cast.ANN, i));
            }
        }
        return changes.build();
    }

    private static MemberBalance balance(TestTimebank bank, Member member) {
        Account account = bank.account(member);
        return new MemberBalance(member, account.balance(), account.entries());
    }
}

package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.Membership;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.testkit.given.Things;

/** S4: a reference names one member. */
interface ReferenceRules extends StoreUnderTest {

    @Test
    @Rule("S4.1")
    default void aMemberIsFoundUnderEachReference() {
        TestTimebank bank = TestTimebank.in(store());
        Member member = Things.person(ExternalReference.of("crm", "1"), ExternalReference.of("paper", "1"));

        bank.applied(Things.joining(member));

        assertThat(bank.find(new Key.MemberKey(member.id()))).contains(member);
        assertThat(member.references())
                .allSatisfy(reference ->
                        assertThat(bank.find(new Key.MemberKey(reference))).contains(member));
    }

    @Test
    @Rule("S4.2")
    default void aReferenceThatIsSomebodyElsesIsStale() {
        TestTimebank bank = TestTimebank.in(store());
        ExternalReference taken = ExternalReference.of("crm", "taken");
        bank.applied(Things.joining(Things.person(ExternalReference.of("crm", "own"), taken)));

        bank.findsStale(Things.joining(Things.person(taken)));
        bank.findsStale(Things.joining(Things.person(ExternalReference.of("crm", "free"), taken)));
    }

    @Test
    @Rule("S4.3")
    default void theSameIdInAnotherSystemIsAnotherReference() {
        TestTimebank bank = TestTimebank.in(store());

        bank.keeps(Things.joining(Things.person(ExternalReference.of("a", "bc"))));
        bank.keeps(Things.joining(Things.person(ExternalReference.of("ab", "c"))));
        bank.keeps(Things.joining(Things.person(ExternalReference.of("b", "bc"))));
        bank.keeps(Things.joining(Things.person(ExternalReference.of("a", "b:c"))));
    }

    @Test
    @Rule("S4.4")
    default void aReplacedMemberKeepsTheReferences() {
        TestTimebank bank = TestTimebank.in(store());
        ExternalReference reference = ExternalReference.of("crm", "kept");
        Member member = Things.person(reference);
        bank.applied(Things.joining(member));
        Member left = member.withLatestMembership(
                new Membership(member.latestMembership().from(), Optional.of(Things.TODAY)));

        bank.keeps(
                ChangeSet.builder().put(new Key.MemberKey(member.id()), 1, left).build());

        assertThat(bank.find(new Key.MemberKey(reference))).contains(left);
    }
}

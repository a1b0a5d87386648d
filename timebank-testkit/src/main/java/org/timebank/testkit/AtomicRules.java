package org.timebank.testkit;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.timebank.command.IdempotencyKey;
import org.timebank.credit.AccountId;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.Limits;
import org.timebank.member.ExternalReference;
import org.timebank.offer.Category;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Posting;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.Everything;
import org.timebank.testkit.given.HoldThings;
import org.timebank.testkit.given.LedgerThings;
import org.timebank.testkit.given.Things;

/** S1: a change set is stored as a whole or not at all. */
interface AtomicRules extends StoreUnderTest {

    @Test
    @Rule("S1.1")
    default void whatIsAppliedIsThereAsAWhole() {
        TestTimebank bank = TestTimebank.in(store());

        bank.keeps(Everything.changes());

        bank.isInOrder();
    }

    @Test
    @Rule("S1.2")
    default void aChangeSetWithAnotherVersionLeavesNothing() {
        TestTimebank bank = TestTimebank.in(store());
        Category category = new Category(Cast.CARE.code(), "New", false);

        bank.findsStale(everythingAnd()
                .put(new Key.CategoryKey(category.code()), 2, category)
                .build());
    }

    @Test
    @Rule("S1.3")
    default void aChangeSetWithAnAnsweredKeyLeavesNothing() {
        TestTimebank bank = TestTimebank.in(store());
        IdempotencyKey key = Things.key();
        bank.applied(Things.answering(Things.done("the first answer", key)));

        bank.findsStale(Everything.changes().and(Things.done("another answer", Things.key(), key)));
    }

    @Test
    @Rule("S1.4")
    default void aChangeSetWithATakenReferenceLeavesNothing() {
        TestTimebank bank = TestTimebank.in(store());
        ExternalReference free = ExternalReference.of("crm", UUID.randomUUID().toString());
        ExternalReference taken = Cast.ANN.references().iterator().next();

        bank.findsStale(Everything.of(Things.person(free, taken), new Category("new", "New", false), Things.key()));
    }

    @Test
    @Rule("S1.5")
    default void aChangeSetThatBreaksALimitLeavesNothing() {
        TestTimebank bank = TestTimebank.in(store());

        bank.findsStale(everythingAnd()
                .post(Posting.of(LedgerThings.transfer(Cast.BEN, Cast.CEM, 1))
                        .within(AccountId.of(Cast.BEN.id()), Limits.floor(0)))
                .build());
    }

    @Test
    @Rule("S1.6")
    default void anEntryOfAnAccountThatWasNeverOpenedLeavesNothing() {
        TestTimebank bank = TestTimebank.in(store());

        bank.cannotKeep(everythingAnd()
                .post(LedgerThings.transfer(Cast.ANN, Things.person(), 60))
                .build());
        bank.cannotKeep(everythingAnd()
                .post(Posting.held(HoldThings.held(Things.person(), 60)))
                .build());
    }

    @Test
    @Rule("S1.7")
    default void aBalanceTooLargeForALongLeavesNothing() {
        TestTimebank bank = TestTimebank.in(store());
        bank.applied(LedgerThings.transferring(Cast.ANN, Cast.BEN, Long.MAX_VALUE - 1));

        bank.cannotKeep(everythingAnd()
                .post(LedgerThings.transfer(Cast.CEM, Cast.BEN, 100))
                .build());
    }

    @Test
    @Rule("S1.8")
    default void creditsThatSumUpToTooMuchForALongLeaveNothing() {
        TestTimebank bank = TestTimebank.in(store());
        LedgerTransaction much = LedgerThings.transfer(Cast.ANN, Cast.BEN, Long.MAX_VALUE - 1);
        bank.applied(ChangeSet.builder()
                .post(much)
                .post(LedgerThings.reversing(much))
                .build());

        bank.cannotKeep(everythingAnd()
                .post(LedgerThings.transfer(Cast.CEM, Cast.BEN, 2))
                .build());
    }

    @Test
    @Rule("S1.9")
    default void whatIsHeldTooLargeForALongLeavesNothing() {
        TestTimebank bank = TestTimebank.in(store());
        bank.applied(HoldThings.placing(HoldThings.hold(Cast.BEN, Long.MAX_VALUE - 1)));

        bank.cannotKeep(
                everythingAnd().post(Posting.held(HoldThings.held(Cast.BEN, 2))).build());
    }

    private static ChangeSet.Builder everythingAnd() {
        return ChangeSet.builder().add(Everything.changes());
    }
}

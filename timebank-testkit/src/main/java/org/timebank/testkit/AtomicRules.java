package org.timebank.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.timebank.command.IdempotencyKey;
import org.timebank.credit.AccountId;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.Limits;
import org.timebank.member.ExternalReference;
import org.timebank.member.MemberId;
import org.timebank.offer.Category;
import org.timebank.spi.Change;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;

/** S1: a change set is stored as a whole or not at all. */
interface AtomicRules extends StoreUnderTest {

    @Test
    @Rule("S1.1")
    default void whatIsAppliedIsThereAsAWhole() {
        TestTimebank bank = TestTimebank.in(store());

        bank.keeps(Things.everything());
    }

    @Test
    @Rule("S1.2")
    default void aChangeSetWithAnotherVersionLeavesNothing() {
        TestTimebank bank = TestTimebank.in(store());
        ChangeSet changes = Things.everything();
        List<Change<?>> more = new ArrayList<>(changes.changes());
        more.add(new Change<>(new Key.CategoryKey(Cast.CARE.code()), 2, new Category(Cast.CARE.code(), "New", false)));

        bank.findsStale(new ChangeSet(
                more,
                changes.transactions(),
                changes.limits(),
                changes.assessments(),
                changes.answers(),
                changes.events()));
    }

    @Test
    @Rule("S1.3")
    default void aChangeSetWithAnAnsweredKeyLeavesNothing() {
        TestTimebank bank = TestTimebank.in(store());
        IdempotencyKey key = Things.key();
        bank.applied(Things.answering(Things.done("the first answer", key)));

        bank.findsStale(Things.everything().and(Things.done("another answer", Things.key(), key)));
    }

    @Test
    @Rule("S1.4")
    default void aChangeSetWithATakenReferenceLeavesNothing() {
        TestTimebank bank = TestTimebank.in(store());
        ExternalReference free = ExternalReference.of("crm", UUID.randomUUID().toString());
        ExternalReference taken = Cast.ANN.references().iterator().next();

        bank.findsStale(Things.everything(Things.person(free, taken), new Category("new", "New", false), Things.key()));
    }

    @Test
    @Rule("S1.5")
    default void aChangeSetThatBreaksALimitLeavesNothing() {
        TestTimebank bank = TestTimebank.in(store());
        ChangeSet changes = Things.everything();
        AccountId debited = AccountId.of(Cast.BEN.id());
        Map<AccountId, Limits> limits = new HashMap<>(changes.limits());
        limits.put(debited, new Limits(OptionalLong.of(0), OptionalLong.empty()));

        bank.findsStale(new ChangeSet(
                changes.changes(),
                changes.transactions(),
                limits,
                changes.assessments(),
                changes.answers(),
                changes.events()));
    }

    @Test
    @Rule("S1.6")
    default void anEntryOfAnAccountThatWasNeverOpenedLeavesNothing() {
        TestTimebank bank = TestTimebank.in(store());
        ChangeSet changes = Things.everything();
        MemberId nobody = MemberId.of(UUID.randomUUID());
        List<LedgerTransaction> more = new ArrayList<>(changes.transactions());
        more.add(Things.transaction(Things.entry(Cast.ANN.id(), 60), Things.entry(nobody, -60)));

        bank.cannotKeep(new ChangeSet(
                changes.changes(), more, changes.limits(), changes.assessments(), changes.answers(), changes.events()));
    }

    @Test
    @Rule("S1.7")
    default void aBalanceTooLargeForALongLeavesNothing() {
        TestTimebank bank = TestTimebank.in(store());
        bank.applied(ChangeSet.builder()
                .post(Things.transfer(Cast.ANN, Cast.BEN, Long.MAX_VALUE - 1))
                .build());

        bank.cannotKeep(ChangeSet.builder()
                .put(new Key.CategoryKey("new"), 0, new Category("new", "New", false))
                .post(Things.transfer(Cast.CEM, Cast.BEN, 2))
                .build());
    }
}

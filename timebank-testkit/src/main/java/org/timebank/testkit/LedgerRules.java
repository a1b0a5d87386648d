package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.StatementLine;
import org.timebank.spi.ChangeSet;
import org.timebank.testkit.given.AnyTransactions;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.LedgerThings;
import org.timebank.testkit.given.Transactions;

/** S6: the ledger is conserved. */
interface LedgerRules extends StoreUnderTest {

    @Test
    @Rule("S6.1")
    default void entriesAreNumberedInTheOrderInWhichTheyArePosted() {
        TestTimebank bank = TestTimebank.in(store());

        bank.applied(ChangeSet.builder()
                .post(LedgerThings.transaction(
                        LedgerThings.entry(Cast.ANN.id(), 10),
                        LedgerThings.entry(Cast.BEN.id(), -30),
                        LedgerThings.entry(Cast.ANN.id(), 20)))
                .post(LedgerThings.transfer(Cast.ANN, Cast.BEN, 100))
                .build());
        bank.applied(LedgerThings.transferring(Cast.CEM, Cast.ANN, 1));

        List<StatementLine> statement = bank.statement(Cast.ANN);
        assertThat(statement.stream().map(StatementLine::number)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(statement.stream().map(StatementLine::minutes)).containsExactly(10L, 20L, -100L, 1L);
        assertThat(statement.stream().map(StatementLine::balance)).containsExactly(10L, 30L, -70L, -69L);
    }

    @Test
    @Rule("S6.2")
    default void anAccountWithoutEntriesHasNothingInIt() {
        TestTimebank bank = TestTimebank.in(store());

        assertThat(bank.account(Cast.ANN)).isEqualTo(Account.open(AccountId.of(Cast.ANN.id()), AccountKind.MEMBER));
        assertThat(bank.statement(Cast.ANN)).isEmpty();
    }

    @Test
    @Rule("S6.3")
    default void aTransactionOfThousandsOfEntriesIsPosted() {
        TestTimebank bank = TestTimebank.in(store());
        LedgerTransaction large = Transactions.large(2_500);

        bank.keeps(ChangeSet.builder().post(large).build());

        bank.isInOrder();
    }

    @Property
    @Rule("S6.4")
    default void whateverIsPostedTheBooksBalance(@ForAll(supplier = AnyTransactions.class) List<ChangeSet> posted) {
        TestTimebank bank = TestTimebank.in(store());

        posted.forEach(bank::keeps);

        bank.isInOrder();
    }
}

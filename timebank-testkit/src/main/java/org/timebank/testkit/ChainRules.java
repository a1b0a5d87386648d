package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.timebank.command.Digest;
import org.timebank.credit.Account;
import org.timebank.credit.Chain;
import org.timebank.credit.Entry;
import org.timebank.credit.StatementLine;
import org.timebank.member.Member;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Query;
import org.timebank.testkit.given.AnyTransactions;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.LedgerThings;
import org.timebank.testkit.given.Transactions;
import org.timebank.testkit.model.Books;

/** S20: each account's entries are chained. */
interface ChainRules extends StoreUnderTest {

    @Test
    @Rule("S20.1")
    default void anAccountBeginsWithAHeadOfZeros() {
        TestTimebank bank = TestTimebank.in(store());
        bank.applied(LedgerThings.transferring(Cast.ANN, Cast.BEN, 5));

        assertThat(bank.account(Cast.CEM).head()).isEqualTo(Digest.NONE);
        assertThat(bank.account(Cast.ANN).head()).isNotEqualTo(Digest.NONE);
    }

    @Property
    @Rule("S20.2")
    default void eachHeadFollowsFromTheOneBeforeAndTheEntry(
            @ForAll(supplier = AnyTransactions.class) List<ChangeSet> posted) {
        TestTimebank bank = TestTimebank.in(store());
        posted.forEach(bank::applied);

        for (Account account : bank.ask(new Query.AllAccounts(Optional.empty(), Query.LARGEST_PAGE))) {
            Digest head = Digest.NONE;
            for (StatementLine line : Books.statement(bank.store(), bank.id(), account.id())) {
                Entry entry = new Entry(account.id(), line.minutes());
                head = Chain.head(head, Chain.entry(line.header(), line.line(), entry));
                assertThat(line.head()).as("the head after %s", line).isEqualTo(head);
            }
            assertThat(account.head()).as("the head of %s", account).isEqualTo(head);
        }
    }

    @Property
    @Rule("S20.3")
    default void whatWasCreditedIsTheSumOfTheCredits(@ForAll(supplier = AnyTransactions.class) List<ChangeSet> posted) {
        TestTimebank bank = TestTimebank.in(store());
        posted.forEach(bank::applied);

        for (Member member : Cast.MEMBERS) {
            long credited = 0;
            for (StatementLine line : bank.statement(member)) {
                credited += Math.max(0, line.minutes());
                assertThat(line.credited()).as("credits up to %s", line).isEqualTo(credited);
            }
            assertThat(bank.account(member).credited()).isEqualTo(credited);
        }
    }

    @Test
    @Rule("S20.4")
    default void chainsAreWholeWhateverRan() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());

            Together.run(threads, thread -> {
                for (int round = 0; round < Together.ROUNDS; round++) {
                    bank.apply(ChangeSet.builder()
                            .post(Transactions.ofMany(new Random(thread * 1_000L + round)))
                            .post(LedgerThings.transfer(Cast.ANN, Cast.BEN, 1))
                            .build());
                }
                return thread;
            });

            assertThat(bank.account(Cast.ANN).entries()).isPositive();
            bank.isInOrder();
        }
    }
}

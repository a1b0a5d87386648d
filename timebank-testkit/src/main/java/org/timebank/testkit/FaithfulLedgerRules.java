package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.Entry;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldState;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.PostedTransaction;
import org.timebank.credit.Seal;
import org.timebank.credit.StatementLine;
import org.timebank.member.Member;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Query;
import org.timebank.testkit.given.AnyActor;
import org.timebank.testkit.given.AnyHold;
import org.timebank.testkit.given.AnyMoment;
import org.timebank.testkit.given.AnyTerms;
import org.timebank.testkit.given.AnyTransactions;
import org.timebank.testkit.given.HoldThings;
import org.timebank.testkit.given.LedgerThings;
import org.timebank.testkit.given.Things;
import org.timebank.testkit.given.Transactions;
import org.timebank.testkit.model.Books;

/** S7: what stands in the ledger comes back equal. */
interface FaithfulLedgerRules extends StoreUnderTest {

    @Property
    @Rule("S7.11")
    default void transactionsComeBackEqual(@ForAll(supplier = AnyTransactions.class) List<ChangeSet> posted) {
        TestTimebank bank = TestTimebank.in(store());
        List<LedgerTransaction> reversals = posted.stream()
                .flatMap(changes -> changes.transactions().stream())
                .map(LedgerThings::reversing)
                .toList();

        posted.forEach(bank::keeps);
        reversals.forEach(
                reversal -> bank.keeps(ChangeSet.builder().post(reversal).build()));

        for (ChangeSet changes : posted) {
            for (LedgerTransaction transaction : changes.transactions()) {
                assertThat(bank.find(new Key.TransactionKey(transaction.id())).map(PostedTransaction::transaction))
                        .contains(transaction);
                assertThat(lines(bank, transaction)).isEqualTo(entries(transaction));
            }
        }
    }

    @Test
    @Rule("S7.12")
    default void aTransactionOfThousandsOfEntriesComesBackEqual() {
        TestTimebank bank = TestTimebank.in(store());

        bank.keeps(ChangeSet.builder().post(Transactions.large(5_000)).build());
    }

    @Property
    @Rule("S7.13")
    default void holdsComeBackEqual(@ForAll(supplier = AnyHold.class) Hold hold, @ForAll HoldState ended) {
        TestTimebank bank = TestTimebank.in(store());

        bank.keeps(HoldThings.placing(hold));
        if (ended == HoldState.OPEN) {
            return;
        }
        bank.keeps(HoldThings.freeing(hold, ended));

        for (AccountId account : hold.minutes().keySet()) {
            assertThat(bank.account(account).held()).isZero();
        }
    }

    @Property
    @Rule("S7.14")
    default void termsComeBackEqual(@ForAll(supplier = AnyTerms.class) List<AccountTerms> terms) {
        TestTimebank bank = TestTimebank.in(store());
        for (int i = 0; i < terms.size(); i++) {
            bank.keeps(LedgerThings.setting(terms.get(i), i));
        }

        assertThat(bank.ask(new Query.TermsOf(terms.get(0).account()))).isEqualTo(terms);
    }

    @Property
    @Rule("S7.15")
    default void sealsComeBackEqual(
            @ForAll(supplier = AnyTransactions.class) List<ChangeSet> posted,
            @ForAll(supplier = AnyMoment.class) Instant at,
            @ForAll(supplier = AnyActor.class) String by) {
        TestTimebank bank = TestTimebank.in(store());
        for (ChangeSet changes : posted) {
            bank.applied(changes);
            bank.keeps(LedgerThings.sealing(Seal.over(bank.id(), bank.unsealed(), at, by)));
        }
    }

    @Test
    @Rule("S7.16")
    default void aSealOverThousandsOfHeadsComesBackEqual() {
        TestTimebank bank = TestTimebank.in(store());
        ChangeSet.Builder joining = ChangeSet.builder();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            Member member = Things.person();
            Things.join(joining, member);
            entries.add(LedgerThings.entry(member.id(), 30));
            entries.add(LedgerThings.entry(AccountKind.ISSUANCE, -30));
        }
        bank.applied(joining.build());
        bank.applied(ChangeSet.builder()
                .post(LedgerThings.transaction(entries.toArray(Entry[]::new)))
                .build());

        Seal seal = bank.seals();

        assertThat(seal.heads()).hasSize(2_501);
        assertThat(bank.unsealed().heads()).isEmpty();
        assertThat(bank.ask(new Query.SealOf(AccountId.of(AccountKind.ISSUANCE), 2_500)))
                .contains(seal);
    }

    /** The entries of a transaction, by their place in it, as the statements of its accounts tell them. */
    private static SortedMap<Integer, Entry> lines(TestTimebank bank, LedgerTransaction transaction) {
        SortedMap<Integer, Entry> lines = new TreeMap<>();
        transaction.entries().stream().map(Entry::account).distinct().forEach(account -> {
            for (StatementLine line : Books.statement(bank.store(), bank.id(), account)) {
                if (line.transaction().equals(transaction.id())) {
                    assertThat(line.header()).isEqualTo(transaction.header());
                    lines.put(line.line(), new Entry(account, line.minutes()));
                }
            }
        });
        return lines;
    }

    private static SortedMap<Integer, Entry> entries(LedgerTransaction transaction) {
        SortedMap<Integer, Entry> entries = new TreeMap<>();
        transaction.entries().forEach(entry -> entries.put(entries.size(), entry));
        return entries;
    }
}

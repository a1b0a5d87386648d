package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.timebank.command.Digest;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.Seal;
import org.timebank.credit.SealedHead;
import org.timebank.credit.Unsealed;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Posting;
import org.timebank.spi.Query;
import org.timebank.spi.Versioned;
import org.timebank.testkit.given.AnyTransactions;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.HoldThings;
import org.timebank.testkit.given.LedgerThings;

/** S21: seals close over exactly what no seal is over yet. */
interface SealRules extends StoreUnderTest {

    @Test
    @Rule("S21.1")
    default void whereNothingHasMovedNothingIsUnsealed() {
        TestTimebank bank = TestTimebank.in(store());
        Key.UnsealedKey key = new Key.UnsealedKey();

        assertThat(bank.load(key).versioned(key)).contains(new Versioned<>(new Unsealed(0, Digest.NONE, List.of()), 1));
        bank.applied(HoldThings.placing(HoldThings.hold(Cast.ANN, 5)));
        assertThat(bank.unsealed().heads()).isEmpty();
    }

    @Property
    @Rule("S21.2")
    default void unsealedIsExactlyWhatIsBeyondTheLastSeal(
            @ForAll(supplier = AnyTransactions.class) List<ChangeSet> posted,
            @ForAll @IntRange(min = 1, max = 3) int each) {
        TestTimebank bank = TestTimebank.in(store());
        Sealed sealed = new Sealed();
        for (int i = 0; i < posted.size(); i++) {
            bank.applied(posted.get(i));
            Versioned<Unsealed> unsealed = bank.load(new Key.UnsealedKey())
                    .versioned(new Key.UnsealedKey())
                    .orElseThrow();
            assertThat(unsealed).isEqualTo(new Versioned<>(sealed.unsealed(bank), sealed.seals() + 1));
            if (i % each == 0) {
                sealed.add(bank.seals());
                assertThat(bank.unsealed().heads())
                        .as("what is unsealed after a seal")
                        .isEmpty();
            }
        }
    }

    @Property
    @Rule("S21.3")
    default void theSealOfAnEntryIsTheFirstThatIsOverIt(
            @ForAll(supplier = AnyTransactions.class) List<ChangeSet> posted,
            @ForAll @IntRange(min = 1, max = 3) int each) {
        TestTimebank bank = TestTimebank.in(store());
        Sealed sealed = new Sealed();
        for (int i = 0; i < posted.size(); i++) {
            bank.applied(posted.get(i));
            if (i % each == 0) {
                sealed.add(bank.seals());
            }
        }

        for (Account account : bank.ask(new Query.AllAccounts(Optional.empty(), Query.LARGEST_PAGE))) {
            for (long entry = 1; entry <= account.entries() + 1; entry++) {
                assertThat(bank.ask(new Query.SealOf(account.id(), entry)))
                        .as("the seal over entry %s of %s", entry, account.id())
                        .isEqualTo(sealed.over(account.id(), entry));
            }
        }
        assertThat(bank.ask(new Query.SealOf(new AccountId(UUID.randomUUID()), 1)))
                .isEmpty();
    }

    @Test
    @Rule("S21.4")
    default void aNumberIsSealedOnce() {
        TestTimebank bank = TestTimebank.in(store());
        bank.applied(LedgerThings.transferring(Cast.ANN, Cast.BEN, 5));
        Seal first = bank.seals();
        bank.applied(LedgerThings.transferring(Cast.CEM, Cast.DOT, 5));
        Unsealed unsealed = bank.unsealed();

        bank.findsStale(LedgerThings.sealing(first));
        bank.findsStale(
                LedgerThings.sealing(LedgerThings.seal(bank.id(), new Unsealed(0, Digest.NONE, unsealed.heads()))));

        assertThat(bank.seals().previous()).isEqualTo(first.digest());
        assertThat(bank.find(new Key.SealKey(1))).contains(first);
        assertThat(bank.find(new Key.SealKey(3))).isEmpty();
    }

    @Test
    @Rule("S21.5")
    default void whatMovedWhileItWasSealedIsLeftForTheNextSeal() {
        TestTimebank bank = TestTimebank.in(store());
        bank.applied(LedgerThings.transferring(Cast.ANN, Cast.BEN, 5));
        Seal seal = LedgerThings.seal(bank.id(), bank.unsealed());
        bank.applied(LedgerThings.transferring(Cast.ANN, Cast.CEM, 5));

        bank.keeps(LedgerThings.sealing(seal));

        assertThat(bank.unsealed().heads().stream().map(SealedHead::account))
                .containsExactly(AccountId.of(Cast.ANN.id()), AccountId.of(Cast.CEM.id()));
        assertThat(bank.ask(new Query.SealOf(AccountId.of(Cast.ANN.id()), 2))).isEmpty();
    }

    @Test
    @Rule("S21.6")
    default void oneChangeSetMayPostAndSeal() {
        TestTimebank bank = TestTimebank.in(store());
        ChangeSet posting = LedgerThings.transferring(Cast.ANN, Cast.BEN, 5);
        Facts facts = bank.load(
                        new Key.UnsealedKey(), new Key.MemberKey(Cast.ANN.id()), new Key.MemberKey(Cast.BEN.id()))
                .after(posting);
        Seal seal =
                LedgerThings.seal(bank.id(), facts.find(new Key.UnsealedKey()).orElseThrow());

        bank.keeps(
                ChangeSet.builder().add(posting).add(LedgerThings.sealing(seal)).build());

        assertThat(bank.unsealed()).isEqualTo(new Unsealed(1, seal.digest(), List.of()));
        assertThat(bank.ask(new Query.SealOf(AccountId.of(Cast.BEN.id()), 1))).contains(seal);
    }

    @Test
    @Rule("S21.9")
    default void whatIsPostedAndSealedAtOnceIsStaleWhenItsAccountsHaveMovedMeanwhile() {
        TestTimebank bank = TestTimebank.in(store());
        ChangeSet first = postingAndSealing(bank, 0, 0);
        bank.applied(LedgerThings.transferring(Cast.CEM, Cast.ANN, 1));

        bank.findsStale(first);
        bank.findsStale(postingAndSealing(bank, 0, 0));

        bank.keeps(postingAndSealing(bank, 1, 0));
        assertThat(bank.unsealed().heads()).isEmpty();
    }

    /** Ann gives Ben something, and that is sealed: decided from so many entries of theirs as there are said to be. */
    private static ChangeSet postingAndSealing(TestTimebank bank, long ofAnn, long ofBen) {
        Posting seeing = Posting.of(LedgerThings.transfer(Cast.ANN, Cast.BEN, 5))
                .seeing(AccountId.of(Cast.ANN.id()), ofAnn)
                .seeing(AccountId.of(Cast.BEN.id()), ofBen);
        ChangeSet posting = ChangeSet.builder().post(seeing).build();
        Facts facts = bank.load(
                        new Key.UnsealedKey(), new Key.MemberKey(Cast.ANN.id()), new Key.MemberKey(Cast.BEN.id()))
                .after(posting);
        Seal seal =
                LedgerThings.seal(bank.id(), facts.find(new Key.UnsealedKey()).orElseThrow());
        return ChangeSet.builder().add(posting).add(LedgerThings.sealing(seal)).build();
    }
}

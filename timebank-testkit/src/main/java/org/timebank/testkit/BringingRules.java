package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldState;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.PostedTransaction;
import org.timebank.exchange.Exchange;
import org.timebank.member.Member;
import org.timebank.offer.Category;
import org.timebank.offer.Offer;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Versioned;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.HoldThings;
import org.timebank.testkit.given.LedgerThings;
import org.timebank.testkit.given.Things;

/** S8: what is loaded brings what hangs on it. */
interface BringingRules extends StoreUnderTest {

    @Test
    @Rule("S8.5")
    default void aMemberBringsTheAccountAndItsTerms() {
        TestTimebank bank = TestTimebank.in(store());
        AccountTerms terms = LedgerThings.terms(Cast.ANN, AccountLimits.debitLimit(60));
        bank.applied(LedgerThings.transferring(Cast.ANN, Cast.BEN, 45));
        bank.applied(LedgerThings.setting(terms, 0));

        Facts byId = bank.load(new Key.MemberKey(Cast.ANN.id()));
        Facts byReference =
                bank.load(new Key.MemberKey(Cast.ANN.references().iterator().next()));

        for (Facts facts : List.of(byId, byReference)) {
            assertThat(facts.find(new Key.MemberKey(Cast.ANN.id()))).contains(Cast.ANN);
            assertThat(account(facts, Cast.ANN)).contains(bank.account(Cast.ANN));
            assertThat(account(facts, Cast.ANN).map(Account::balance)).contains(-45L);
            assertThat(facts.find(new Key.TermsKey(terms.account()))).contains(terms);
        }
        assertThat(bank.load(new Key.AccountKey(terms.account())).find(new Key.TermsKey(terms.account())))
                .contains(terms);
    }

    @Test
    @Rule("S8.6")
    default void anOfferBringsItsMember() {
        TestTimebank bank = TestTimebank.in(store());
        Offer offer = Things.offer(Cast.HOSPICE, Cast.CARE.code());
        bank.applied(
                ChangeSet.builder().put(new Key.OfferKey(offer.id()), 0, offer).build());

        Facts facts = bank.load(new Key.OfferKey(offer.id()));

        assertThat(facts.find(new Key.OfferKey(offer.id()))).contains(offer);
        assertThat(facts.find(new Key.MemberKey(Cast.HOSPICE.id()))).contains(Cast.HOSPICE);
    }

    @Test
    @Rule("S8.7")
    default void anExchangeBringsItsPartiesTheirAccountsWithTermsAndItsCategories() {
        TestTimebank bank = TestTimebank.in(store());
        Exchange exchange = Things.proposed(
                Things.leg(Cast.ANN, Cast.BEN, Cast.GARDENING.code()),
                Things.leg(Cast.LIBRARY, Cast.ANN, Cast.CARE.code()));
        AccountTerms terms = LedgerThings.terms(Cast.LIBRARY, true);
        bank.applied(LedgerThings.storing(exchange));
        bank.applied(LedgerThings.transferring(Cast.BEN, Cast.CEM, 15));
        bank.applied(LedgerThings.setting(terms, 0));

        Facts facts = bank.load(new Key.ExchangeKey(exchange.id()));

        assertThat(facts.find(new Key.ExchangeKey(exchange.id()))).contains(exchange);
        for (Member party : List.of(Cast.ANN, Cast.BEN, Cast.LIBRARY)) {
            assertThat(facts.find(new Key.MemberKey(party.id()))).contains(party);
            assertThat(facts.version(new Key.MemberKey(party.id()))).isEqualTo(1);
            assertThat(account(facts, party).map(Account::balance)).contains(party.equals(Cast.BEN) ? -15L : 0L);
            assertThat(facts.find(new Key.TermsKey(AccountId.of(party.id()))))
                    .isEqualTo(party.equals(Cast.LIBRARY) ? Optional.of(terms) : Optional.empty());
        }
        for (Category category : Cast.CATEGORIES) {
            assertThat(facts.find(new Key.CategoryKey(category.code()))).contains(category);
        }
    }

    @Test
    @Rule("S8.9")
    default void anExchangeBringsItsHoldAndWhatSettledIt() {
        TestTimebank bank = TestTimebank.in(store());
        Hold hold = HoldThings.hold(Cast.BEN, 50);
        Exchange agreed = Things.proposed(Things.leg(Cast.ANN, Cast.BEN, Cast.GARDENING.code()))
                .holding(hold.id());
        LedgerTransaction transaction = LedgerThings.settling(agreed);
        Exchange settled = LedgerThings.settled(agreed, transaction);
        Key.ExchangeKey key = new Key.ExchangeKey(agreed.id());
        bank.applied(ChangeSet.builder()
                .add(HoldThings.placing(hold))
                .put(key, 0, agreed)
                .build());
        assertThat(bank.load(key).find(new Key.HoldKey(hold.id()))).contains(hold);

        bank.applied(ChangeSet.builder()
                .add(HoldThings.capturing(hold, transaction, Optional.empty()))
                .put(key, 1, settled)
                .build());

        Facts facts = bank.load(key);
        assertThat(facts.find(key)).contains(settled);
        assertThat(facts.versioned(new Key.HoldKey(hold.id())))
                .contains(new Versioned<>(hold.in(HoldState.CAPTURED), 2));
        assertThat(facts.find(new Key.TransactionKey(transaction.id())))
                .contains(new PostedTransaction(transaction, Optional.empty()));
    }

    @Test
    @Rule("S8.10")
    default void aTransactionBringsItsAccountsTheirMembersAndTheirTerms() {
        TestTimebank bank = TestTimebank.in(store());
        AccountTerms terms = LedgerThings.terms(Cast.ANN, AccountLimits.debitLimit(60));
        LedgerTransaction transaction = LedgerThings.transaction(
                LedgerThings.entry(Cast.ANN.id(), 10),
                LedgerThings.entry(Cast.BEN.id(), 20),
                LedgerThings.entry(AccountKind.ISSUANCE, -30));
        bank.applied(LedgerThings.setting(terms, 0));
        bank.applied(ChangeSet.builder().post(transaction).build());
        bank.applied(LedgerThings.transferring(Cast.BEN, Cast.CEM, 5));

        bringsItsAccounts(bank, bank.load(new Key.TransactionKey(transaction.id())), terms);

        Facts facts = bank.load(new Key.TransactionKey(transaction.id()));
        assertThat(facts.find(new Key.AccountKey(AccountId.of(AccountKind.ISSUANCE))))
                .contains(bank.account(AccountId.of(AccountKind.ISSUANCE)));
    }

    @Test
    @Rule("S8.11")
    default void aHoldBringsItsAccountsTheirMembersAndTheirTerms() {
        TestTimebank bank = TestTimebank.in(store());
        AccountTerms terms = LedgerThings.terms(Cast.ANN, AccountLimits.debitLimit(60));
        Hold hold = HoldThings.hold(Map.of(AccountId.of(Cast.ANN.id()), 10L, AccountId.of(Cast.BEN.id()), 20L));
        bank.applied(LedgerThings.setting(terms, 0));
        bank.applied(HoldThings.placing(hold));

        bringsItsAccounts(bank, bank.load(new Key.HoldKey(hold.id())), terms);
    }

    /** Of Ann and Ben, with terms of Ann's account. */
    private static void bringsItsAccounts(TestTimebank bank, Facts facts, AccountTerms terms) {
        for (Member owner : List.of(Cast.ANN, Cast.BEN)) {
            assertThat(facts.find(new Key.MemberKey(owner.id()))).contains(owner);
            assertThat(account(facts, owner)).contains(bank.account(owner));
        }
        assertThat(facts.find(new Key.TermsKey(terms.account()))).contains(terms);
        assertThat(facts.version(new Key.TermsKey(AccountId.of(Cast.BEN.id())))).isZero();
    }

    private static Optional<Account> account(Facts facts, Member member) {
        return facts.find(new Key.AccountKey(AccountId.of(member.id())));
    }
}

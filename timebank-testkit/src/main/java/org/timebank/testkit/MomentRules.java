package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.timebank.credit.Account;
import org.timebank.credit.AccountKind;
import org.timebank.credit.KindTotal;
import org.timebank.credit.StatementLine;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.Leg;
import org.timebank.member.MemberId;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Query;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.LedgerThings;
import org.timebank.testkit.given.Things;
import org.timebank.testkit.given.Transactions;
import org.timebank.testkit.model.Books;

/** S13: who reads while others write sees no part of a change set. */
interface MomentRules extends StoreUnderTest {

    @Test
    @Rule("S13.1")
    default void whoeverSumsAllBalancesAtAnyMomentFindsZero() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());

            Together.readWhileOthersWrite(
                    threads,
                    () -> Books.sumToZero(store(), bank.id()),
                    seed -> bank.apply(ChangeSet.builder()
                            .post(Transactions.ofMany(new Random(seed)))
                            .build()));

            bank.isInOrder();
        }
    }

    @Test
    @Rule("S13.2")
    default void aBalanceIsThatOfTheLastEntryAtAnyMoment() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());

            Together.readWhileOthersWrite(
                    threads,
                    () -> agreesWithItsLastEntry(bank),
                    seed -> bank.apply(ChangeSet.builder()
                            .post(LedgerThings.transfer(Cast.ANN, Cast.BEN, 1 + seed % 7))
                            .post(LedgerThings.transfer(Cast.CEM, Cast.ANN, 10))
                            .build()));
        }
    }

    @Test
    @Rule("S13.3")
    default void whatIsLoadedIsWholeAtAnyMoment() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());
            Exchange first = version(
                    Things.proposed(
                            Things.leg(Cast.ANN, Cast.BEN, "gardening"), Things.leg(Cast.CEM, Cast.DOT, "care")),
                    1);
            Key.ExchangeKey key = new Key.ExchangeKey(first.id());
            bank.applied(ChangeSet.builder().put(key, 0, first).build());

            Together.readWhileOthersWrite(threads, () -> isWhole(bank, first), seed -> {
                int seen = bank.load(key).version(key);
                bank.apply(ChangeSet.builder()
                        .put(key, seen, version(first, seen + 1))
                        .build());
            });
        }
    }

    @Test
    @Rule("S13.4")
    default void whoeverSumsTheTotalsByKindAtAnyMomentFindsZero() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());

            Together.readWhileOthersWrite(
                    threads,
                    () -> assertThat(bank.ask(new Query.TotalsByKind()).values().stream()
                                    .mapToLong(KindTotal::balance)
                                    .sum())
                            .as("sum of all balances, by kind")
                            .isZero(),
                    seed -> bank.apply(ChangeSet.builder()
                            .post(LedgerThings.transaction(
                                    LedgerThings.entry(
                                            Cast.MEMBERS.get(seed % 6).id(), 7),
                                    LedgerThings.entry(AccountKind.POT, 5 + seed % 5),
                                    LedgerThings.entry(AccountKind.ISSUANCE, -12 - seed % 5)))
                            .build()));
        }
    }

    @Test
    @Rule("S13.5")
    default void whatIsListedOfAllAccountsIsOfOneMoment() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());

            Together.readWhileOthersWrite(
                    threads,
                    () -> assertThat(bank.ask(new Query.AllAccounts(Optional.empty(), Query.LARGEST_PAGE)).stream()
                                    .mapToLong(Account::balance)
                                    .sum())
                            .as("sum of all balances, as listed")
                            .isZero(),
                    seed -> bank.apply(ChangeSet.builder()
                            .post(Transactions.ofMany(new Random(seed)))
                            .build()));
        }
    }

    /** Each change set has two entries of the account, so that half of it would be an odd number of them. */
    private static void agreesWithItsLastEntry(TestTimebank bank) {
        Account account = bank.account(Cast.ANN);
        assertThat(account.entries() % 2).as("half of a change set's entries").isZero();
        if (account.entries() > 0) {
            List<StatementLine> last = bank.ask(new Query.StatementOf(account.id(), account.entries() - 1, 1));
            assertThat(last.get(0).balance()).isEqualTo(account.balance());
        }
    }

    private static void isWhole(TestTimebank bank, Exchange first) {
        Key.ExchangeKey key = new Key.ExchangeKey(first.id());
        Facts facts = bank.load(key);
        int seen = facts.version(key);
        assertThat(facts.find(key)).as("the exchange in version %s", seen).contains(version(first, seen));
    }

    /** The exchange, all parts of which tell its version. */
    private static Exchange version(Exchange exchange, int version) {
        List<Leg> legs = IntStream.rangeClosed(0, version % 3)
                .mapToObj(i -> exchange.legs().get(i % 2))
                .map(leg -> new Leg(
                        leg.provider(),
                        leg.recipient(),
                        leg.kind(),
                        leg.category(),
                        Things.TODAY.plusDays(version),
                        version,
                        leg.creditedMinutes(),
                        false))
                .toList();
        Set<MemberId> agreed = version % 2 == 0 ? Set.of() : Set.of(Cast.ANN.id(), Cast.BEN.id());
        return new Exchange(
                exchange.id(),
                Optional.of("version " + version),
                exchange.state(),
                legs,
                agreed,
                Optional.of("broker " + version),
                exchange.recordedAt(),
                exchange.recordedBy(),
                exchange.transaction(),
                exchange.hold());
    }
}

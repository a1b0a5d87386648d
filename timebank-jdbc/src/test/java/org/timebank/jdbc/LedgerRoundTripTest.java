package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.timebank.jdbc.Things.NOW;
import static org.timebank.jdbc.Things.TODAY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.timebank.command.Digest;
import org.timebank.command.TimebankId;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.Entry;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldState;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.Limits;
import org.timebank.credit.PostedTransaction;
import org.timebank.credit.Seal;
import org.timebank.credit.SealedHead;
import org.timebank.credit.StatementLine;
import org.timebank.credit.Unsealed;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.Leg;
import org.timebank.member.Member;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.Versioned;

/** What was stored of the ledger comes back equal, with what hangs on it and nothing else. */
class LedgerRoundTripTest {

    @OnEveryEngine
    void accountsOfEveryKind(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        for (AccountKind kind : AccountKind.values()) {
            AccountId id = new AccountId(Things.id());
            Account account = Account.open(id, kind);
            Key.AccountKey key = new Key.AccountKey(id);
            store.apply(timebank, ChangeSet.builder().put(key, 0, account).build());

            assertThat(load(store, timebank, key)).contains(new Versioned<>(account, 1));
        }
    }

    @OnEveryEngine
    void termsComeWithTheAccountAndEveryVersionIsKept(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        AccountId account = AccountId.of(ann.id());
        AccountLimits limits = new AccountLimits(
                new Limits(OptionalLong.of(Long.MIN_VALUE), OptionalLong.of(Long.MAX_VALUE)),
                OptionalLong.of(-30),
                OptionalLong.empty());
        AccountTerms own = new AccountTerms(account, Optional.of(limits), false, NOW, "a".repeat(100), "é".repeat(200));
        AccountTerms unlimited =
                new AccountTerms(account, Optional.of(AccountLimits.NONE), false, Instant.EPOCH, "admin", "x");
        AccountTerms closed = Things.terms(account, true);
        Key.TermsKey key = new Key.TermsKey(account);
        assertThat(load(store, timebank, key)).isEmpty();

        store.apply(timebank, Things.setting(own, 0));
        assertThat(load(store, timebank, key)).contains(new Versioned<>(own, 1));
        assertThat(store.apply(
                        timebank,
                        ChangeSet.builder()
                                .put(key, 1, unlimited)
                                .put(key, 2, closed)
                                .build()))
                .isEqualTo(Applied.APPLIED);

        assertThat(load(store, timebank, key)).contains(new Versioned<>(closed, 3));
        assertThat(store.load(timebank, Needs.of(new Key.AccountKey(account))).find(key))
                .contains(closed);
        assertThat(store.load(timebank, Needs.of(new Key.MemberKey(ann.id()))).find(key))
                .contains(closed);
        assertThat(store.load(timebank, Needs.of(key)).find(new Key.AccountKey(account)))
                .isEmpty();
        assertThat(store.ask(timebank, new Query.TermsOf(account))).containsExactly(own, unlimited, closed);
    }

    @OnEveryEngine
    void aTransactionBringsItsAccountsAndTheirMembers(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        AccountId pot = Things.opened(store, timebank, AccountKind.POT);
        store.apply(timebank, Things.setting(Things.terms(pot, false), 0));
        LedgerTransaction given = Things.transaction(
                new Entry(pot, 60), new Entry(AccountId.of(ann.id()), -45), new Entry(AccountId.of(ann.id()), -15));
        LedgerTransaction back = Things.reversal(given);
        Key.TransactionKey key = new Key.TransactionKey(given.id());
        store.apply(timebank, Things.posting(given));

        Facts before = store.load(timebank, Needs.of(key));
        assertThat(before.versioned(key)).contains(new Versioned<>(new PostedTransaction(given, Optional.empty()), 1));
        assertThat(before.find(new Key.MemberKey(ann.id()))).contains(ann);
        assertThat(before.find(new Key.AccountKey(AccountId.of(ann.id()))).map(Account::balance))
                .contains(-60L);
        assertThat(before.find(new Key.AccountKey(pot)).map(Account::balance)).contains(60L);
        assertThat(before.find(new Key.TermsKey(pot))).contains(Things.terms(pot, false));

        store.apply(timebank, Things.posting(back));
        assertThat(load(store, timebank, key))
                .contains(new Versioned<>(new PostedTransaction(given, Optional.of(back.id())), 1));
        assertThat(load(store, timebank, new Key.TransactionKey(back.id())))
                .contains(new Versioned<>(new PostedTransaction(back, Optional.empty()), 1));
        assertThat(store.ask(timebank, new Query.StatementOf(pot, 1, 10)))
                .extracting(StatementLine::header)
                .containsExactly(back.header());
    }

    @OnEveryEngine
    void aTransactionOfThousandsOfEntries(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        AccountId suspense = Things.opened(store, timebank, AccountKind.SUSPENSE);
        Member[] members =
                IntStream.range(0, 2_000).mapToObj(i -> Things.person()).toArray(Member[]::new);
        store.apply(timebank, Things.joining(members));
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < members.length; i++) {
            entries.add(new Entry(AccountId.of(members[i].id()), i + 1));
        }
        entries.add(new Entry(suspense, -2_001_000));
        LedgerTransaction opening = Things.transaction(entries.toArray(Entry[]::new));

        assertThat(store.apply(timebank, Things.posting(opening))).isEqualTo(Applied.APPLIED);

        Facts facts = store.load(timebank, Needs.of(new Key.TransactionKey(opening.id())));
        assertThat(facts.find(new Key.TransactionKey(opening.id())).map(PostedTransaction::transaction))
                .contains(opening);
        assertThat(members)
                .allSatisfy(member ->
                        assertThat(facts.find(new Key.MemberKey(member.id()))).contains(member));
    }

    @OnEveryEngine
    void aHoldBringsItsAccountsAndTheirMembers(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        AccountId anns = AccountId.of(ann.id());
        AccountId pot = Things.opened(store, timebank, AccountKind.POT);
        Hold bare = new Hold(
                Things.hold(Map.of(pot, 1L), TODAY).id(),
                Things.hold(Map.of(pot, Long.MAX_VALUE), TODAY).minutes(),
                HoldState.OPEN,
                Optional.empty(),
                Optional.empty());
        Hold full = new Hold(
                Things.hold(Map.of(pot, 1L), TODAY).id(),
                Things.hold(Map.of(anns, 30L, pot, 15L), TODAY).minutes(),
                HoldState.CAPTURED,
                Optional.of(Things.id()),
                Optional.of(TODAY));
        Key.HoldKey key = new Key.HoldKey(full.id());
        store.apply(
                timebank,
                ChangeSet.builder()
                        .put(new Key.HoldKey(bare.id()), 0, bare)
                        .put(key, 0, full)
                        .build());

        assertThat(load(store, timebank, new Key.HoldKey(bare.id()))).contains(new Versioned<>(bare, 1));
        Facts facts = store.load(timebank, Needs.of(key));
        assertThat(facts.versioned(key)).contains(new Versioned<>(full, 1));
        assertThat(facts.find(new Key.MemberKey(ann.id()))).contains(ann);
        assertThat(facts.find(new Key.AccountKey(anns))).isPresent();
        assertThat(facts.find(new Key.AccountKey(pot))).isPresent();

        Hold changed = new Hold(
                full.id(),
                Things.hold(Map.of(anns, 45L), TODAY).minutes(),
                HoldState.RELEASED,
                Optional.empty(),
                Optional.empty());
        assertThat(store.apply(
                        timebank, ChangeSet.builder().put(key, 1, changed).build()))
                .isEqualTo(Applied.APPLIED);
        assertThat(load(store, timebank, key)).contains(new Versioned<>(changed, 2));
    }

    @OnEveryEngine
    void anExchangeBringsItsHoldAndTheTransactionThatSettledIt(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        Member ben = Things.joined(store, timebank);
        Member cem = Things.joined(store, timebank);
        Hold hold = Things.hold(Map.of(AccountId.of(cem.id()), 15L), TODAY);
        LedgerTransaction transaction = Things.transfer(ben.id(), ann.id(), 60);
        Exchange agreed = Things.proposed(Things.leg(ann.id(), ben.id(), "care", TODAY))
                .in(ExchangeState.AGREED)
                .holding(hold.id());
        Key.ExchangeKey key = new Key.ExchangeKey(agreed.id());
        store.apply(timebank, Things.placing(hold));
        store.apply(timebank, Things.posting(transaction));

        store.apply(timebank, Things.saving(agreed, 0));
        Facts before = store.load(timebank, Needs.of(key));
        assertThat(before.find(key)).contains(agreed);
        assertThat(before.find(new Key.HoldKey(hold.id()))).contains(hold);
        assertThat(before.find(new Key.MemberKey(cem.id()))).contains(cem);
        assertThat(before.find(new Key.TransactionKey(transaction.id()))).isEmpty();

        List<Leg> done = List.of(agreed.legs().get(0).settled(TODAY, 52, 60, false));
        Exchange settled = agreed.settled(done, transaction.id());
        Exchange reversed = settled.in(ExchangeState.REVERSED);
        store.apply(
                timebank,
                ChangeSet.builder().put(key, 1, settled).put(key, 2, reversed).build());
        Facts after = store.load(timebank, Needs.of(key));
        assertThat(after.versioned(key)).contains(new Versioned<>(reversed, 3));
        assertThat(after.find(new Key.TransactionKey(transaction.id())).map(PostedTransaction::transaction))
                .contains(transaction);
    }

    @OnEveryEngine
    void whatIsUnsealedIsSealed(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Key.UnsealedKey key = new Key.UnsealedKey();
        assertThat(load(store, timebank, key)).contains(new Versioned<>(new Unsealed(0, Digest.NONE, List.of()), 1));
        List<UUID> ids = List.of(new UUID(-1, -1), new UUID(1, 1), new UUID(Long.MIN_VALUE, 0), Things.id());
        List<AccountId> accounts = ids.stream().map(AccountId::new).toList();
        for (AccountId account : accounts) {
            store.apply(
                    timebank,
                    ChangeSet.builder()
                            .put(new Key.AccountKey(account), 0, Account.open(account, AccountKind.MEMBER))
                            .build());
        }
        for (int i = 0; i < 3; i++) {
            store.apply(timebank, Things.posting(between(accounts.get(i), accounts.get(i + 1))));
        }

        Unsealed unsealed = load(store, timebank, key).orElseThrow().value();
        assertThat(unsealed.heads())
                .extracting(SealedHead::account)
                .containsExactlyElementsOf(accounts.stream().sorted().toList());
        Seal first = Seal.over(timebank, unsealed, NOW, "admin");
        assertThat(store.apply(timebank, sealing(first))).isEqualTo(Applied.APPLIED);
        assertThat(load(store, timebank, key)).contains(new Versioned<>(new Unsealed(1, first.digest(), List.of()), 2));

        store.apply(timebank, Things.posting(between(accounts.get(0), accounts.get(1))));
        Unsealed more = load(store, timebank, key).orElseThrow().value();
        assertThat(more.heads()).extracting(SealedHead::account).containsExactly(accounts.get(1), accounts.get(0));
        Seal second = Seal.over(timebank, more, Instant.EPOCH, "s".repeat(100));
        store.apply(timebank, sealing(second));

        assertThat(load(store, timebank, new Key.SealKey(1))).contains(new Versioned<>(first, 1));
        assertThat(load(store, timebank, new Key.SealKey(2))).contains(new Versioned<>(second, 1));
        assertThat(load(store, timebank, new Key.SealKey(3))).isEmpty();
        assertThat(store.ask(timebank, new Query.SealOf(accounts.get(1), 2))).contains(first);
        assertThat(store.ask(timebank, new Query.SealOf(accounts.get(1), 3))).contains(second);
        assertThat(store.ask(timebank, new Query.SealOf(accounts.get(1), 4))).isEmpty();
        assertThat(store.ask(timebank, new Query.SealOf(accounts.get(2), 1))).contains(first);
    }

    @OnEveryEngine
    void aSealOfManyAccounts(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        List<SealedHead> heads = IntStream.range(0, 20_000)
                .mapToObj(i -> new SealedHead(new AccountId(Things.id()), i + 1, Digest.of("head " + i)))
                .toList();
        Seal seal = Seal.over(timebank, new Unsealed(0, Digest.NONE, heads), NOW, "admin");

        assertThat(store.apply(timebank, sealing(seal))).isEqualTo(Applied.APPLIED);

        assertThat(load(store, timebank, new Key.SealKey(1))).contains(new Versioned<>(seal, 1));
    }

    private static ChangeSet sealing(Seal seal) {
        return ChangeSet.builder().put(new Key.SealKey(seal.number()), 0, seal).build();
    }

    private static LedgerTransaction between(AccountId from, AccountId to) {
        return Things.transaction(new Entry(to, 10), new Entry(from, -10));
    }

    private static <T> Optional<Versioned<T>> load(JdbcTimebankStore store, TimebankId timebank, Key<T> key) {
        return store.load(timebank, Needs.of(key)).versioned(key);
    }
}

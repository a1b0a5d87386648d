package org.timebank.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.timebank.command.Digest;
import org.timebank.command.TimebankId;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.Chain;
import org.timebank.credit.Entry;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldId;
import org.timebank.credit.KindTotal;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.StatementLine;
import org.timebank.event.Event;
import org.timebank.report.MemberBalance;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankStore;

/** The laws that a timebank's ledger keeps, whatever was done. */
public final class Books {

    private Books() {}

    /**
     * All balances sum to zero, in the reports as in the lists; each account stands where its statement leads, forwards as
     * backwards; each transaction sums to zero.
     */
    public static void balance(TimebankStore store, TimebankId timebank) {
        sumToZero(store, timebank);
        Map<LedgerTransactionId, Long> transactions = new HashMap<>();
        Map<AccountId, Account> accounts = new HashMap<>();
        for (Account account : accounts(store, timebank)) {
            accounts.put(account.id(), account);
            List<StatementLine> statement = statement(store, timebank, account.id());
            leadsTo(account, statement);
            List<StatementLine> backwards = statementBackwards(store, timebank, account.id());
            Collections.reverse(backwards);
            assertThat(backwards)
                    .as("statement of %s, read backwards", account.id())
                    .isEqualTo(statement);
            statement.forEach(line -> transactions.merge(line.transaction(), line.minutes(), Math::addExact));
        }
        assertThat(transactions.values())
                .as("sum of each transaction's entries")
                .allMatch(sum -> sum == 0);
        for (MemberBalance member : balances(store, timebank)) {
            Optional<Account> account = Optional.ofNullable(
                    accounts.get(AccountId.of(member.member().id())));
            assertThat(account.map(Account::balance))
                    .as("balance of %s", member)
                    .contains(member.balance());
            assertThat(account.map(Account::entries))
                    .as("entries of %s", member)
                    .contains(member.entries());
        }
    }

    /** All balances sum to zero, in the reports as in the lists. */
    public static void sumToZero(TimebankStore store, TimebankId timebank) {
        assertThat(store.ask(timebank, new Query.Activity()).sumOfBalances())
                .as("sum of all balances, as reported")
                .isZero();
        Collection<KindTotal> totals =
                store.ask(timebank, new Query.TotalsByKind()).values();
        assertThat(totals.stream().mapToLong(KindTotal::balance).sum())
                .as("sum of all balances, by kind of account: %s", totals)
                .isZero();
        assertThat(accounts(store, timebank).stream()
                        .mapToLong(Account::balance)
                        .sum())
                .as("sum of all balances, as listed")
                .isZero();
    }

    /** Of each account there is held what its open holds set aside together. */
    public static void hold(TimebankStore store, TimebankId timebank) {
        for (Account account : accounts(store, timebank)) {
            long held = 0;
            for (Hold hold : holdsOn(store, timebank, account.id())) {
                held += Optional.ofNullable(hold.minutes().get(account.id())).orElse(0L);
            }
            assertThat(account.held()).as("held of %s", account).isEqualTo(held);
        }
    }

    /** A whole statement is numbered from 1 without gaps, and each line's balance is the sum so far. */
    public static void runs(List<StatementLine> statement) {
        long number = 0;
        long balance = 0;
        long credited = 0;
        for (StatementLine line : statement) {
            number++;
            balance += line.minutes();
            credited += Math.max(0, line.minutes());
            assertThat(line.number()).as("number of %s", line).isEqualTo(number);
            assertThat(line.balance()).as("running balance of %s", line).isEqualTo(balance);
            assertThat(line.credited()).as("running credits of %s", line).isEqualTo(credited);
        }
    }

    private static void leadsTo(Account account, List<StatementLine> statement) {
        runs(statement);
        Digest head = Digest.NONE;
        for (StatementLine line : statement) {
            Digest entry = Chain.entry(line.header(), line.line(), new Entry(account.id(), line.minutes()));
            head = Chain.head(head, entry);
            assertThat(line.head())
                    .as("head after %s of %s", line, account.id())
                    .isEqualTo(head);
        }
        assertThat(account.entries()).as("entries of %s", account).isEqualTo(statement.size());
        assertThat(account.head()).as("head of %s", account).isEqualTo(head);
        StatementLine last = statement.isEmpty() ? null : statement.get(statement.size() - 1);
        assertThat(account.balance()).as("balance of %s", account).isEqualTo(last == null ? 0 : last.balance());
        assertThat(account.credited()).as("credits of %s", account).isEqualTo(last == null ? 0 : last.credited());
    }

    /** What happened to one thing is numbered from 1 without gaps. */
    public static void runsOn(List<Event> events) {
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).number()).as("number of %s", events.get(i)).isEqualTo(i + 1);
        }
    }

    /** All members with their balances, page by page. */
    public static List<MemberBalance> balances(TimebankStore store, TimebankId timebank) {
        return pages(last -> store.ask(
                timebank, new Query.Balances(last.map(line -> line.member().id()), Query.LARGEST_PAGE)));
    }

    /** All accounts, page by page. */
    public static List<Account> accounts(TimebankStore store, TimebankId timebank) {
        return pages(last -> store.ask(timebank, new Query.AllAccounts(last.map(Account::id), Query.LARGEST_PAGE)));
    }

    /** The open holds on an account, page by page. */
    public static Set<HoldId> holds(TimebankStore store, TimebankId timebank, AccountId account) {
        Set<HoldId> ids = new LinkedHashSet<>();
        holdsOn(store, timebank, account).forEach(hold -> ids.add(hold.id()));
        return ids;
    }

    private static List<Hold> holdsOn(TimebankStore store, TimebankId timebank, AccountId account) {
        return pages(last -> store.ask(timebank, new Query.HoldsOn(account, last.map(Hold::id), Query.LARGEST_PAGE)));
    }

    /** A whole statement, page by page. */
    public static List<StatementLine> statement(TimebankStore store, TimebankId timebank, AccountId account) {
        return pages(last -> store.ask(
                timebank,
                new Query.StatementOf(account, last.map(StatementLine::number).orElse(0L), Query.LARGEST_PAGE)));
    }

    /** A whole statement from its end, page by page. */
    public static List<StatementLine> statementBackwards(TimebankStore store, TimebankId timebank, AccountId account) {
        return pages(last -> store.ask(
                timebank,
                new Query.StatementBackOf(
                        account, last.map(StatementLine::number).orElse(Long.MAX_VALUE), Query.LARGEST_PAGE)));
    }

    private static <T> List<T> pages(Function<Optional<T>, List<T>> next) {
        List<T> all = new ArrayList<>();
        List<T> page;
        do {
            page = next.apply(all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1)));
            all.addAll(page);
        } while (page.size() == Query.LARGEST_PAGE);
        return all;
    }
}

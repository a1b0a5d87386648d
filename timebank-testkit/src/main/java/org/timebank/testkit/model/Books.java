package org.timebank.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountId;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.StatementLine;
import org.timebank.event.Event;
import org.timebank.member.MemberId;
import org.timebank.report.MemberBalance;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankStore;

/** The laws that a timebank's ledger keeps, whatever was done. */
public final class Books {

    private Books() {}

    /** All balances sum to zero, in the report as in the list, and each is the sum and the end of its statement. */
    public static void balance(TimebankStore store, TimebankId timebank) {
        sumToZero(store, timebank);
        Map<LedgerTransactionId, Long> transactions = new HashMap<>();
        for (MemberBalance member : balances(store, timebank)) {
            List<StatementLine> statement =
                    statement(store, timebank, AccountId.of(member.member().id()));
            runs(statement);
            assertThat(member.entries()).as("entries of %s", member).isEqualTo(statement.size());
            assertThat(member.balance())
                    .as("balance of %s", member)
                    .isEqualTo(
                            statement.stream().mapToLong(StatementLine::minutes).sum());
            statement.forEach(line -> transactions.merge(line.transaction(), line.minutes(), Math::addExact));
        }
        assertThat(transactions.values())
                .as("sum of each transaction's entries")
                .allMatch(sum -> sum == 0);
    }

    /** All balances sum to zero, in the report as in the list. */
    public static void sumToZero(TimebankStore store, TimebankId timebank) {
        assertThat(store.ask(timebank, new Query.Activity()).sumOfBalances())
                .as("sum of all balances, as reported")
                .isZero();
        assertThat(balances(store, timebank).stream()
                        .mapToLong(MemberBalance::balance)
                        .sum())
                .as("sum of all balances, as listed")
                .isZero();
    }

    /** A whole statement is numbered from 1 without gaps, and each line's balance is the sum so far. */
    public static void runs(List<StatementLine> statement) {
        long number = 0;
        long balance = 0;
        for (StatementLine line : statement) {
            number++;
            balance += line.minutes();
            assertThat(line.number()).as("number of %s", line).isEqualTo(number);
            assertThat(line.balance()).as("running balance of %s", line).isEqualTo(balance);
        }
    }

    /** What happened to one thing is numbered from 1 without gaps. */
    public static void runsOn(List<Event> events) {
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).number()).as("number of %s", events.get(i)).isEqualTo(i + 1);
        }
    }

    /** All members with their balances, page by page. */
    public static List<MemberBalance> balances(TimebankStore store, TimebankId timebank) {
        List<MemberBalance> all = new ArrayList<>();
        Optional<MemberId> last = Optional.empty();
        List<MemberBalance> page;
        do {
            page = store.ask(timebank, new Query.Balances(last, Query.LARGEST_PAGE));
            all.addAll(page);
            last = all.isEmpty()
                    ? last
                    : Optional.of(all.get(all.size() - 1).member().id());
        } while (page.size() == Query.LARGEST_PAGE);
        return all;
    }

    /** A whole statement, page by page. */
    public static List<StatementLine> statement(TimebankStore store, TimebankId timebank, AccountId account) {
        List<StatementLine> all = new ArrayList<>();
        List<StatementLine> page;
        do {
            long last = all.isEmpty() ? 0 : all.get(all.size() - 1).number();
            page = store.ask(timebank, new Query.StatementOf(account, last, Query.LARGEST_PAGE));
            all.addAll(page);
        } while (page.size() == Query.LARGEST_PAGE);
        return all;
    }
}

package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.timebank.credit.Account;
import org.timebank.credit.AccountKind;
import org.timebank.credit.KindTotal;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.ReasonTotal;
import org.timebank.credit.TransactionReason;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.Leg;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.member.MemberKind;
import org.timebank.report.ActivityReport;
import org.timebank.report.Tally;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Query;
import org.timebank.testkit.given.AnyDay;
import org.timebank.testkit.given.AnyExchanges;
import org.timebank.testkit.given.AnyTransactions;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.HoldThings;
import org.timebank.testkit.given.LedgerThings;

/** S10: totals are what a count gives. */
interface TotalRules extends StoreUnderTest {

    @Test
    @Rule("S10.1")
    default void nothingExchangedIsReportedAsNothing() {
        TestTimebank bank = TestTimebank.in(store());

        assertThat(bank.ask(new Query.Activity())).isEqualTo(counted(List.of()));
    }

    @Property
    @Rule("S10.2")
    default void theReportIsTheCountOverAllSettledExchanges(
            @ForAll(supplier = AnyExchanges.class) List<Exchange> exchanges) {
        TestTimebank bank = TestTimebank.in(store());
        for (Exchange exchange : exchanges) {
            bank.applied(LedgerThings.storing(exchange));
        }

        assertThat(bank.ask(new Query.Activity())).isEqualTo(counted(exchanges));
    }

    @Property
    @Rule("S10.3")
    default void theTotalsByKindAreTheCountOverAllAccounts(
            @ForAll(supplier = AnyTransactions.class) List<ChangeSet> posted, @ForAll @IntRange(max = 500) int held) {
        TestTimebank bank = TestTimebank.in(store());
        posted.forEach(bank::applied);
        for (Member member : Cast.MEMBERS.subList(0, held % 6)) {
            bank.applied(HoldThings.placing(HoldThings.hold(member, 1 + held)));
        }

        Map<AccountKind, KindTotal> totals = new EnumMap<>(bank.ask(new Query.TotalsByKind()));

        Map<AccountKind, List<Account>> accounts =
                bank.ask(new Query.AllAccounts(Optional.empty(), Query.LARGEST_PAGE)).stream()
                        .collect(Collectors.groupingBy(Account::kind));
        for (AccountKind kind : AccountKind.values()) {
            assertThat(totals.getOrDefault(kind, KindTotal.NONE)).as("%s", kind).isEqualTo(total(accounts.get(kind)));
        }
        assertThat(totals.values().stream().mapToLong(KindTotal::balance).sum()).isZero();
    }

    @Property
    @Rule("S10.4")
    default void theTotalsByReasonAreTheCountOverAllTransactions(
            @ForAll(supplier = AnyTransactions.class) List<ChangeSet> posted,
            @ForAll(supplier = AnyDay.class) LocalDate one,
            @ForAll(supplier = AnyDay.class) LocalDate other) {
        TestTimebank bank = TestTimebank.in(store());
        posted.forEach(bank::applied);
        List<LedgerTransaction> transactions = posted.stream()
                .flatMap(changes -> changes.transactions().stream())
                .toList();
        Set<LocalDate> days =
                new LinkedHashSet<>(List.of(one, other, LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31)));
        transactions.stream()
                .limit(3)
                .forEach(posting -> days.add(posting.header().occurredOn()));

        for (LocalDate from : days) {
            for (LocalDate to : days) {
                assertThat(bank.ask(new Query.TotalsByReason(from, to)))
                        .as("from %s to %s", from, to)
                        .isEqualTo(totals(transactions, from, to));
            }
        }
    }

    private static KindTotal total(@Nullable List<Account> accounts) {
        KindTotal total = KindTotal.NONE;
        for (Account account : accounts == null ? List.<Account>of() : accounts) {
            total = total.plus(account);
        }
        return total;
    }

    private static List<ReasonTotal> totals(List<LedgerTransaction> transactions, LocalDate from, LocalDate to) {
        SortedMap<TransactionReason, SortedMap<YearMonth, ReasonTotal>> totals = new TreeMap<>();
        for (LedgerTransaction transaction : transactions) {
            LocalDate day = transaction.header().occurredOn();
            if (!day.isBefore(from) && !day.isAfter(to)) {
                TransactionReason reason = transaction.header().reason();
                YearMonth month = YearMonth.from(day);
                totals.computeIfAbsent(reason, unseen -> new TreeMap<>())
                        .merge(month, new ReasonTotal(reason, month, 1, credited(transaction)), TotalRules::sum);
            }
        }
        return totals.values().stream()
                .flatMap(months -> months.values().stream())
                .toList();
    }

    private static ReasonTotal sum(ReasonTotal one, ReasonTotal other) {
        return new ReasonTotal(
                one.reason(), one.month(), one.transactions() + other.transactions(), one.minutes() + other.minutes());
    }

    private static long credited(LedgerTransaction transaction) {
        return transaction.entries().stream()
                .mapToLong(entry -> Math.max(0, entry.minutes()))
                .sum();
    }

    private static ActivityReport counted(List<Exchange> exchanges) {
        List<Leg> legs = exchanges.stream()
                .filter(exchange -> exchange.state() == ExchangeState.SETTLED)
                .flatMap(exchange -> exchange.legs().stream())
                .toList();
        Set<MemberId> active = new HashSet<>();
        legs.forEach(leg -> active.addAll(List.of(leg.provider(), leg.recipient())));
        Map<MemberKind, Long> kinds = active.stream()
                .map(member -> Cast.of(member).kind())
                .collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));
        return new ActivityReport(
                tallied(legs, Leg::kind),
                new TreeMap<>(tallied(legs, Leg::category)),
                new TreeMap<>(tallied(legs, leg -> YearMonth.from(leg.date()))),
                tally(legs.stream().filter(Leg::withoutPriorApproval).toList()),
                kinds.getOrDefault(MemberKind.PERSON, 0L),
                kinds.getOrDefault(MemberKind.ORGANISATION, 0L),
                0);
    }

    private static <K> Map<K, Tally> tallied(List<Leg> legs, Function<Leg, K> by) {
        return legs.stream()
                .collect(Collectors.groupingBy(
                        by, Collectors.collectingAndThen(Collectors.toList(), TotalRules::tally)));
    }

    private static Tally tally(List<Leg> legs) {
        return new Tally(
                legs.size(),
                legs.stream()
                        .mapToLong(leg -> leg.creditedMinutes().orElseThrow())
                        .sum());
    }
}

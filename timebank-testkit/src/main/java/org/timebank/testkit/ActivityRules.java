package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.Leg;
import org.timebank.member.MemberId;
import org.timebank.member.MemberKind;
import org.timebank.report.ActivityReport;
import org.timebank.report.Tally;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Query;

/** S10: totals are what a count gives. */
interface ActivityRules extends StoreUnderTest {

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
            ChangeSet.Builder changes = ChangeSet.builder().put(new Key.ExchangeKey(exchange.id()), 0, exchange);
            if (exchange.state() == ExchangeState.SETTLED) {
                changes.post(Things.settling(exchange));
            }
            bank.applied(changes.build());
        }

        assertThat(bank.ask(new Query.Activity())).isEqualTo(counted(exchanges));
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
                        by, Collectors.collectingAndThen(Collectors.toList(), ActivityRules::tally)));
    }

    private static Tally tally(List<Leg> legs) {
        return new Tally(
                legs.size(),
                legs.stream()
                        .mapToLong(leg -> leg.creditedMinutes().orElseThrow())
                        .sum());
    }
}

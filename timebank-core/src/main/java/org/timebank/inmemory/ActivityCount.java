package org.timebank.inmemory;

import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.timebank.credit.KindTotal;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeKind;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.Leg;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.member.MemberKind;
import org.timebank.report.ActivityReport;
import org.timebank.report.Tally;

/** Counts what was exchanged. Used once. */
final class ActivityCount {

    private final Collection<Member> members;
    private final Map<ExchangeKind, Tally> byKind = new EnumMap<>(ExchangeKind.class);
    private final SortedMap<String, Tally> byCategory = new TreeMap<>();
    private final SortedMap<YearMonth, Tally> byMonth = new TreeMap<>();
    private final Set<MemberId> active = new HashSet<>();
    private Tally withoutPriorApproval = Tally.NONE;

    ActivityCount(Collection<Member> members) {
        this.members = members;
    }

    ActivityReport of(Collection<Exchange> exchanges, Collection<KindTotal> accounts) {
        exchanges.stream()
                .filter(exchange -> exchange.state() == ExchangeState.SETTLED)
                .flatMap(exchange -> exchange.legs().stream())
                .forEach(this::count);
        return new ActivityReport(
                byKind,
                byCategory,
                byMonth,
                withoutPriorApproval,
                active(MemberKind.PERSON),
                active(MemberKind.ORGANISATION),
                accounts.stream().map(KindTotal::balance).reduce(0L, Math::addExact));
    }

    private void count(Leg leg) {
        Tally tally = new Tally(1, leg.creditedMinutes().orElseThrow());
        byKind.merge(leg.kind(), tally, Tally::plus);
        byCategory.merge(leg.category(), tally, Tally::plus);
        byMonth.merge(YearMonth.from(leg.date()), tally, Tally::plus);
        if (leg.withoutPriorApproval()) {
            withoutPriorApproval = withoutPriorApproval.plus(tally);
        }
        active.add(leg.provider());
        active.add(leg.recipient());
    }

    private long active(MemberKind kind) {
        return members.stream()
                .filter(member -> member.kind() == kind && active.contains(member.id()))
                .count();
    }
}

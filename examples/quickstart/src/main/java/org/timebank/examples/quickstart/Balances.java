package org.timebank.examples.quickstart;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.timebank.Timebank;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.report.MemberBalance;

/** What stands on everybody's account, by the names of the log. */
final class Balances {

    private static final int PAGE = 500;

    private Balances() {}

    /** All balances in minutes, by name. */
    static SortedMap<String, Long> of(Timebank bank) {
        SortedMap<String, Long> balances = new TreeMap<>();
        Optional<MemberId> last = Optional.empty();
        List<MemberBalance> page;
        do {
            page = bank.reports().balances(last, PAGE);
            for (MemberBalance each : page) {
                balances.put(name(each.member()), each.balance());
                last = Optional.of(each.member().id());
            }
        } while (page.size() == PAGE);
        return balances;
    }

    /** How the log calls a member; the library's own id if it does not. */
    static String name(Member member) {
        return member.references().stream()
                .filter(reference -> reference.system().equals(RowReader.SYSTEM))
                .map(ExternalReference::value)
                .findFirst()
                .orElseGet(() -> member.id().toString());
    }
}

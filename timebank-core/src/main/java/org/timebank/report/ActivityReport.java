package org.timebank.report;

import java.time.YearMonth;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.timebank.exchange.ExchangeKind;

/**
 * What was exchanged in a timebank so far, over all settled exchanges, and what stands on its accounts. Immutable.
 *
 * @param byKind by kind of exchange; every kind is there, zero included
 * @param byCategory by the code of the activity; only what occurred
 * @param byMonth by the month in which it was done; only what occurred
 * @param withoutPriorApproval legs that were done without an approval that they needed
 * @param activePersons persons with at least one leg, on either side
 * @param activeOrganisations organisations with at least one leg, on either side
 * @param sumOfBalances of all accounts, in minutes; zero in a ledger that lost nothing
 */
public record ActivityReport(
        Map<ExchangeKind, Tally> byKind,
        SortedMap<String, Tally> byCategory,
        SortedMap<YearMonth, Tally> byMonth,
        Tally withoutPriorApproval,
        long activePersons,
        long activeOrganisations,
        long sumOfBalances) {

    public ActivityReport {
        Map<ExchangeKind, Tally> kinds = new TreeMap<>();
        for (ExchangeKind kind : ExchangeKind.values()) {
            kinds.put(kind, byKind.getOrDefault(kind, Tally.NONE));
        }
        byKind = Collections.unmodifiableMap(kinds);
        byCategory = Collections.unmodifiableSortedMap(new TreeMap<>(byCategory));
        byMonth = Collections.unmodifiableSortedMap(new TreeMap<>(byMonth));
    }
}

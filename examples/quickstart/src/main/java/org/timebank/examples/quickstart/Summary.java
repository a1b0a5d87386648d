package org.timebank.examples.quickstart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.timebank.exchange.ExchangeKind;
import org.timebank.report.ActivityReport;
import org.timebank.report.Tally;

/**
 * summary.json. Its rows are those of this run; all else is what the timebank holds, whichever run brought it there.
 */
final class Summary {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Summary() {}

    static String of(Verdicts run, ActivityReport held) throws JsonProcessingException {
        ObjectNode summary = JSON.createObjectNode();
        summary.put("rows", run.rows());
        summary.put("posted", run.posted());
        put(summary, "not_posted", run.notPosted(), Long::longValue);
        SortedMap<String, Tally> byKind = byKind(held);
        put(summary, "entries_by_kind", byKind, Tally::legs);
        put(summary, "minutes_by_kind", byKind, Tally::minutes);
        put(summary, "minutes_by_category", held.byCategory(), Tally::minutes);
        summary.put(
                "recorded_without_prior_approval", held.withoutPriorApproval().legs());
        summary.put("active_members", Math.addExact(held.activePersons(), held.activeOrganisations()));
        summary.put("active_individuals", held.activePersons());
        summary.put("sum_of_balances", held.sumOfBalances());
        return JSON.writer(printer()).writeValueAsString(summary) + "\n";
    }

    private static SortedMap<String, Tally> byKind(ActivityReport held) {
        SortedMap<String, Tally> sorted = new TreeMap<>();
        for (Map.Entry<ExchangeKind, Tally> kind : held.byKind().entrySet()) {
            sorted.put(kind.getKey().code(), kind.getValue());
        }
        return sorted;
    }

    private static <T> void put(ObjectNode into, String name, SortedMap<String, T> values, ToLongFunction<T> number) {
        ObjectNode object = into.putObject(name);
        values.forEach((key, value) -> object.put(key, number.applyAsLong(value)));
    }

    /** One blank to a level, and no blank before a colon. */
    private static DefaultPrettyPrinter printer() {
        return new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Spacing.AFTER)
                        .withObjectEmptySeparator(""))
                .withObjectIndenter(new DefaultIndenter(" ", "\n"));
    }
}

package org.timebank.examples.quickstart;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.timebank.report.Tally;

/** Hours by month, as bars that a terminal can show: the latest two years of what there is, months without any included. */
final class MonthChart {

    private static final int WIDTH = 40;
    private static final int MOST_MONTHS = 24;
    private static final int EIGHTHS = 8;
    private static final String BLOCKS = " ▏▎▍▌▋▊▉█";

    private final boolean blocks;

    /**
     * Draws charts.
     *
     * @param blocks whether the terminal has block characters; else bars are made of {@code #}
     */
    MonthChart(boolean blocks) {
        this.blocks = blocks;
    }

    /** One line a month, the oldest first. */
    List<String> of(SortedMap<YearMonth, Tally> byMonth) {
        List<String> lines = new ArrayList<>();
        if (byMonth.isEmpty()) {
            return lines;
        }
        YearMonth last = byMonth.lastKey();
        YearMonth earliest = last.minusMonths(MOST_MONTHS - 1);
        YearMonth first = byMonth.firstKey().isBefore(earliest) ? earliest : byMonth.firstKey();
        long longest = byMonth.tailMap(first).values().stream()
                .mapToLong(Tally::minutes)
                .max()
                .orElse(0);
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            long minutes = byMonth.getOrDefault(month, Tally.NONE).minutes();
            lines.add(String.format(Locale.ROOT, "  %s %,12.2f  %s", month, minutes / 60.0, bar(minutes, longest)));
        }
        return lines;
    }

    private String bar(long minutes, long longest) {
        double share = longest == 0 ? 0 : (double) minutes / longest;
        if (!blocks) {
            return "#".repeat((int) Math.round(share * WIDTH));
        }
        int eighths = (int) Math.round(share * WIDTH * EIGHTHS);
        String rest = eighths % EIGHTHS == 0 ? "" : String.valueOf(BLOCKS.charAt(eighths % EIGHTHS));
        return String.valueOf(BLOCKS.charAt(EIGHTHS)).repeat(eighths / EIGHTHS) + rest;
    }
}

package org.timebank.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.timebank.report.Tally;

class MonthChartTest {

    private static final TreeMap<YearMonth, Tally> THREE_MONTHS = new TreeMap<>(Map.of(
            YearMonth.of(2026, 1), new Tally(3, 4_800),
            YearMonth.of(2026, 3), new Tally(1, 1_815)));

    @Test
    void drawsTheLongestMonthOverTheWholeWidthAndLeavesNoMonthOut() {
        assertThat(new MonthChart(true).of(THREE_MONTHS))
                .containsExactly(
                        "  2026-01        80.00  " + "█".repeat(40),
                        "  2026-02         0.00  ",
                        "  2026-03        30.25  " + "█".repeat(15) + "▏");
    }

    @Test
    void drawsWithPlainCharactersWhereThereAreNoOthers() {
        assertThat(new MonthChart(false).of(THREE_MONTHS))
                .containsExactly(
                        "  2026-01        80.00  " + "#".repeat(40),
                        "  2026-02         0.00  ",
                        "  2026-03        30.25  " + "#".repeat(15));
    }

    @Test
    void showsTheLatestTwoYearsOfALongTime() {
        TreeMap<YearMonth, Tally> longAgo = new TreeMap<>(THREE_MONTHS);
        longAgo.put(YearMonth.of(1, 1), new Tally(1, 1_000_000));

        assertThat(new MonthChart(true).of(longAgo))
                .hasSize(24)
                .first()
                .asString()
                .contains("2024-04");
    }

    @Test
    void drawsNothingOfNothing() {
        assertThat(new MonthChart(true).of(new TreeMap<>())).isEmpty();
    }
}

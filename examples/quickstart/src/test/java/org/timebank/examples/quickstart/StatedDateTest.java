package org.timebank.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatedDateTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-09-30", "2024-02-29", "0001-01-01", "9999-12-31"})
    void readsADayOfTheCalendar(String text) {
        assertThat(StatedDate.of(text)).hasValue(LocalDate.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "31/02/2026",
                "2026-02-30",
                "2025-02-29",
                "2026-13-01",
                "2026-00-10",
                "2026-01-00",
                "0000-01-01",
                "2026-1-1",
                "26-01-01",
                "20260101",
                "+12026-01-01",
                "-2026-01-01",
                " 2026-01-01",
                "2026-01-01T00:00",
                "2026-W01-1",
                "\u0662026-01-01"
            })
    void refusesEverythingElse(String text) {
        assertThat(StatedDate.of(text)).isEmpty();
    }
}

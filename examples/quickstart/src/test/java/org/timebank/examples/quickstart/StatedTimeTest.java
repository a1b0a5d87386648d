package org.timebank.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatedTimeTest {

    @ParameterizedTest
    @CsvSource({
        "1, 60",
        "1.5, 90",
        "0.25, 15",
        "0.0001, 1",
        "0.3333, 20",
        "0.3334, 21",
        "1.00, 60",
        "007, 420",
        "1:30, 90",
        "0:01, 1",
        "10:00, 600",
        "123:59, 7439",
        "1h30m, 90",
        "1h6m, 66",
        "1h06m, 66",
        "0h59m, 59",
        "1h0m, 60",
        "2h, 120",
        "45m, 45",
        "120m, 120",
        "45min, 45",
        "45 min, 45",
        "0045 min, 45",
        "999999999999999, 59999999999999940"
    })
    void readsTimeAsPeopleWriteIt(String text, long minutes) {
        assertThat(StatedTime.minutes(text)).hasValue(minutes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                "0.0",
                "0.0000",
                "0:00",
                "0h",
                "0h0m",
                "0m",
                "0 min",
                "00",
                "?",
                "NaN",
                "Infinity",
                "1e3",
                "-1",
                "+1",
                "-1:30",
                "-39 min",
                "-1h30m",
                "1,5",
                ".5",
                "1.",
                "1.12345",
                "1:5",
                "1:60",
                "1:75",
                "1:030",
                ":30",
                "1h60m",
                "1h30",
                "1h100m",
                "h30m",
                "1h 30m",
                "1 h",
                "2H",
                "45M",
                "45 m",
                "45  min",
                "45minutes",
                "45 mins",
                " 1",
                "1 ",
                "1.5h",
                "1:30h",
                "0x10",
                "1_000",
                "\u0661",
                "\uFF11",
                "1\u00A0min",
                "1\u0000",
                "1:30:00"
            })
    void refusesWhatIsWrittenInAnotherWayOrIsNoTime(String text) {
        assertThat(StatedTime.minutes(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000000000000000", "9223372036854775807", "9223372036854775808.5", "99999999999999999999:59",
                "99999999999999999999h", "99999999999999999999h59m", "99999999999999999999m", "99999999999999999999 min"
            })
    void leavesItToTheLibraryToSayThatATimeIsTooLong(String text) {
        assertThat(StatedTime.minutes(text)).hasValue(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 60_000})
    void readsNumbersOfAnyLength(int digits) {
        assertThat(StatedTime.minutes("9".repeat(digits))).hasValue(Long.MAX_VALUE);
        assertThat(StatedTime.minutes("0".repeat(digits))).isEmpty();
        assertThat(StatedTime.minutes("0".repeat(digits) + "2")).hasValue(120);
        assertThat(StatedTime.minutes("0".repeat(digits) + "2:30")).hasValue(150);
    }
}

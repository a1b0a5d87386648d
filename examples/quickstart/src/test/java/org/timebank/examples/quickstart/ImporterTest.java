package org.timebank.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a line, alone and in a session. */
class ImporterTest {

    @TempDir
    Path directory;

    SmallLog log;

    @BeforeEach
    void newTimebank() {
        log = new SmallLog(directory);
    }

    @Test
    void postsALineAndRoundsItsTimeUpToTheQuarterHour() throws IOException {
        assertThat(log.read("1,2026-01-05,,ann,cyd,garden,1:02,thanks")).containsExactly("1 posted 75");
        assertThat(log.balances()).isEqualTo("{ann=75, bob=0, clinic=0, cyd=-75}");
    }

    @Test
    void judgesInTheOrderOfTheRules() throws IOException {
        assertThat(log.read(
                        "1,x,,ann",
                        "2,x,,ann,ann,nothing,x,",
                        "3,2026-01-05,,ann,ann,nothing,x,",
                        "4,2027-01-05,,nobody,nobody,nothing,13,",
                        "5,2027-01-05,,nobody,nobody,nothing,1,",
                        "6,2026-01-05,,nobody,nobody,nothing,1,",
                        "7,2026-01-05,,nobody,nobody,garden,1,",
                        "8,2024-01-05,,ann,ann,garden,1,",
                        "9,2024-01-05,,ann,cyd,garden,12,",
                        "10,2026-01-05,,ann,cyd,garden,12,"))
                .containsExactly(
                        "1 malformed-row",
                        "2 invalid-date",
                        "3 invalid-time",
                        "4 implausible-time",
                        "5 future-date",
                        "6 unknown-category",
                        "7 unknown-member",
                        "8 same-member",
                        "9 not-a-member-then",
                        "10 over-debit-limit");
    }

    @Test
    void countsTheLastDayOfAMembershipAndTheDayOnWhichTheLogIsRead() throws IOException {
        assertThat(log.read(
                        "1,2026-06-30,,bob,cyd,garden,1,",
                        "2,2026-07-01,,bob,cyd,garden,1,",
                        "3,2026-09-30,,ann,cyd,garden,1,",
                        "4,2026-10-01,,ann,cyd,garden,1,",
                        "5,2025-01-01,,ann,cyd,garden,1,",
                        "6,2024-12-31,,ann,cyd,garden,1,"))
                .containsExactly(
                        "1 posted 60",
                        "2 not-a-member-then",
                        "3 posted 60",
                        "4 future-date",
                        "5 posted 60",
                        "6 not-a-member-then");
    }

    @Test
    void saysThatATimeIsImplausibleHoweverLongItIs() throws IOException {
        assertThat(log.read(
                        "1,2026-01-05,,ann,clinic,garden,12,",
                        "2,2026-01-05,,ann,clinic,garden,12:01,",
                        "3,2026-01-05,,ann,clinic,garden,99999999999999999999999 min,"))
                .containsExactly("1 posted 720", "2 implausible-time", "3 implausible-time");
    }

    @Test
    void answersWhatWasAskedBeforeWithReplayEvenIfItWasRefused() throws IOException {
        assertThat(log.read(
                        "1,2026-01-05,,ann,cyd,garden,1,",
                        "1,2026-01-05,,ann,cyd,garden,60 min,another note",
                        "2,2026-01-05,,ann,nobody,garden,1,",
                        "2,2026-01-05,,ann,nobody,garden,1,"))
                .containsExactly("1 posted 60", "1 replay", "2 unknown-member", "2 replay");
    }

    @Test
    void refusesAnotherContentUnderTheSameEntry() throws IOException {
        assertThat(log.read(
                        "1,2026-01-05,,ann,cyd,garden,1,",
                        "1,2026-01-05,,ann,cyd,garden,1:01,",
                        "1,2026-01-05,G1,ann,cyd,garden,1,",
                        "2,bad,,ann,cyd,garden,1,",
                        "2,2026-01-06,,ann,cyd,garden,1,"))
                .containsExactly(
                        "1 posted 60",
                        "1 idempotency-conflict",
                        "1 idempotency-conflict",
                        "2 invalid-date",
                        "2 posted 60");
    }

    @Test
    void postsASessionAsAWholeOrNotAtAll() throws IOException {
        assertThat(log.read(
                        "1,2026-01-05,G1,ann,clinic,garden,1,",
                        "2,2026-01-05,G1,bob,clinic,garden,1,",
                        "3,2026-01-05,G2,ann,clinic,garden,1,",
                        "4,2026-01-05,G2,nobody,clinic,garden,1,",
                        "5,2026-01-05,G2,ann,ann,garden,1,"))
                .containsExactly(
                        "1 posted 60", "2 posted 60", "3 session-refused", "4 unknown-member", "5 same-member");
        assertThat(log.balances()).isEqualTo("{ann=60, bob=60, clinic=-120, cyd=0}");
    }

    @Test
    void judgesADebitLimitOnWhatTheWholeSessionDoes() throws IOException {
        assertThat(log.read(
                        "1,2026-01-05,G1,clinic,ann,garden,6,",
                        "2,2026-01-05,G1,clinic,ann,garden,6,",
                        "3,2026-01-05,G2,clinic,ann,garden,12,",
                        "4,2026-01-05,G2,ann,cyd,garden,2,"))
                .containsExactly("1 over-debit-limit", "2 over-debit-limit", "3 posted 720", "4 posted 120");
    }

    @Test
    void takesLinesOfTheSameSessionThatAreApartAsTwoSessions() throws IOException {
        assertThat(log.read(
                        "1,2026-01-05,G1,ann,clinic,garden,1,",
                        "2,2026-01-05,,ann,clinic,garden,1,",
                        "3,2026-01-05,G1,nobody,clinic,garden,1,",
                        "4,2026-01-05,,ann,clinic,garden,1,",
                        "5,2026-01-05,,nobody,clinic,garden,1,"))
                .containsExactly("1 posted 60", "2 posted 60", "3 unknown-member", "4 posted 60", "5 unknown-member");
    }

    @Test
    void postsTheRestOfASessionWhenAPartWasPostedBefore() throws IOException {
        log.read("1,2026-01-05,G1,ann,clinic,garden,1,", "2,2026-01-05,G1,bob,clinic,garden,1,");

        assertThat(log.read(
                        "1,2026-01-05,G1,ann,clinic,garden,1,",
                        "3,2026-01-05,G1,cyd,clinic,garden,1:30,",
                        "2,2026-01-05,G1,bob,clinic,garden,1,",
                        "3,2026-01-05,G1,cyd,clinic,garden,1:30,"))
                .containsExactly("1 replay", "3 posted 90", "2 replay", "3 replay");
        assertThat(log.balances()).isEqualTo("{ann=60, bob=60, clinic=-210, cyd=90}");
    }

    @Test
    void refusesTheRestOfASessionWhenAPartWasRefusedBefore() throws IOException {
        log.read("1,2026-01-05,G1,nobody,clinic,garden,1,");

        assertThat(log.read(
                        "1,2026-01-05,G1,nobody,clinic,garden,1,",
                        "2,2026-01-05,G1,ann,clinic,garden,1,",
                        "3,2026-01-05,G1,ann,ann,garden,1,"))
                .containsExactly("1 replay", "2 session-refused", "3 same-member");
        assertThat(log.read("2,2026-01-05,G1,ann,clinic,garden,1,")).containsExactly("2 replay");
    }

    @Test
    void findsAConflictInsideASession() throws IOException {
        List<String> lines = List.of("1,2026-01-05,G1,ann,clinic,garden,1,", "1,2026-01-05,G1,ann,clinic,garden,2,");

        assertThat(log.read(lines)).containsExactly("1 session-refused", "1 idempotency-conflict");
        assertThat(log.read(lines)).containsExactly("1 replay", "1 idempotency-conflict");
    }

    @Test
    void remembersNothingOfASessionWithALineThatCannotBeRead() throws IOException {
        log.read("1,2026-01-05,G1,ann,clinic,garden,1,", "2,2026-01-05,G1,nobody,clinic,garden,1,");
        log.read("5,2026-01-05,G2,bob,clinic,garden,1,");

        assertThat(log.read(
                        "3,2026-01-05,G2,ann,clinic,garden,?,",
                        "1,2026-01-05,G2,ann,clinic,garden,1,",
                        "4,2026-01-05,G2,nobody,clinic,garden,1,",
                        "5,2026-01-05,G2,bob,clinic,garden,1,",
                        "6,2026-01-05,G2,ann,clinic,garden,1,",
                        "7,2026-01-05,G2,clinic,ann,garden,11,",
                        "8,2026-01-05,G2"))
                .containsExactly(
                        "3 invalid-time",
                        "1 idempotency-conflict",
                        "4 unknown-member",
                        "5 replay",
                        "6 session-refused",
                        "7 session-refused",
                        "8 malformed-row");
        assertThat(log.read("6,2026-01-06,,ann,clinic,garden,1,", "4,2026-01-06,,ann,clinic,garden,1,"))
                .containsExactly("6 posted 60", "4 posted 60");
    }

    @Test
    void countsASpoiltLineToItsSession() throws IOException {
        assertThat(log.read(
                        "1,2026-01-05,G1,ann,clinic,garden,1,",
                        "2,2026-01-05,G1,ann,\"clinic,garden,1,",
                        "3,2026-01-05,\"G1\",ann,clinic,garden,1," + "x".repeat(100_000),
                        "4,2026-01-05,G1,ann,clinic,garden,1,",
                        "5,2026-01-05,,ann,clinic,garden,1,\"",
                        "6,2026-01-05,,ann,clinic,garden,1,"))
                .containsExactly(
                        "1 session-refused",
                        "2 malformed-row",
                        "3 malformed-row",
                        "4 session-refused",
                        "5 malformed-row",
                        "6 posted 60");
    }

    @Test
    void readsQuotedFieldsIgnoresSurplusOnesAndSkipsBlankLines() throws IOException {
        assertThat(log.read(
                        "\"1\",\"2026-01-05\",,\"ann\",clinic,garden,\"1\",\"a \"\"note\"\", with a comma\"",
                        "",
                        "  \t ",
                        "2,2026-01-05,,ann,clinic,garden,1",
                        "3,2026-01-05,,ann,clinic,garden,1" + ",".repeat(30_000)))
                .containsExactly("1 posted 60", "2 posted 60", "3 posted 60");
    }

    @Test
    void refusesAnEntryOrASessionThatTheLibraryCannotKeep() throws IOException {
        assertThat(log.read(
                        "\"\",2026-01-05,,ann,clinic,garden,1,",
                        "a\u0000b,2026-01-05,,ann,clinic,garden,1,",
                        "x".repeat(101) + ",2026-01-05,,ann,clinic,garden,1,",
                        "4,2026-01-05," + "s".repeat(101) + ",ann,clinic,garden,1,",
                        "5,2026-01-05,s\u0007s,ann,clinic,garden,1,",
                        "x".repeat(100) + ",2026-01-05," + "s".repeat(100) + ",ann,clinic,garden,1,"))
                .containsExactly(
                        "malformed-row",
                        "a\u0000b malformed-row",
                        "x".repeat(100) + "… malformed-row",
                        "4 malformed-row",
                        "5 malformed-row",
                        "x".repeat(100) + " posted 60");
    }

    @Test
    void tellsLongNamesApart() throws IOException {
        String name = "n".repeat(50_000);
        assertThat(log.read(
                        "1,2026-01-05,,ann," + name + ",garden,1,",
                        "1,2026-01-05,,ann," + name + ",garden,1,",
                        "1,2026-01-05,,ann," + name + "n,garden,1,",
                        "2,2026-01-05,,ann,cyd," + name + ",1,",
                        "3,2026-01-05,,ann,a\u0000b,garden,1,"))
                .containsExactly(
                        "1 unknown-member",
                        "1 replay",
                        "1 idempotency-conflict",
                        "2 unknown-category",
                        "3 unknown-member");
    }

    @Test
    void postsASessionOfAThousandLines() throws IOException {
        List<String> lines = session(1_000);

        assertThat(log.read(lines)).hasSize(1_000).allMatch(verdict -> verdict.endsWith(" posted 15"));
        assertThat(log.read(lines)).hasSize(1_000).allMatch(verdict -> verdict.endsWith(" replay"));
    }

    @Test
    void refusesASessionOfMoreLinesThanAnExchangeCanHave() throws IOException {
        List<String> lines = session(2_500);
        lines.set(3, "bad,x,G1,ann,clinic,garden,1,");
        lines.set(2_000, "bad,2026-01-05,G1,ann,clinic,garden,x,");
        lines.add("next,2026-01-05,G2,ann,clinic,garden,1,");

        List<String> verdicts = log.read(lines);

        assertThat(verdicts).hasSize(2_501);
        assertThat(verdicts.get(3)).isEqualTo("bad invalid-date");
        assertThat(verdicts.get(2_000)).isEqualTo("bad invalid-time");
        assertThat(verdicts.get(2_500)).isEqualTo("next posted 60");
        assertThat(verdicts)
                .filteredOn(verdict -> verdict.endsWith(" session-refused"))
                .hasSize(2_498);
    }

    private static List<String> session(int lines) {
        return new ArrayList<>(IntStream.range(0, lines)
                .mapToObj(i -> i + ",2026-01-05,G1,ann,clinic,garden,10m,")
                .toList());
    }
}

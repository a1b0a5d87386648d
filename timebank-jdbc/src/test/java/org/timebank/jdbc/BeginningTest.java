package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.timebank.command.Digest;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;

/** Where a beginning of a statement ends is found in few looks at its entries. */
class BeginningTest {

    private static final int A_MILLION = 1_000_000;
    private static final int BY_HALVING = 20;
    private static final AccountId ACCOUNT = new AccountId(Things.id());

    /** What was found, and how many entries were looked at. */
    private record Found(long last, int looks) {}

    @ParameterizedTest
    @EnumSource
    void itTakesAFewLooksMoreThanHalvingAtMost(Spread spread) {
        long[] days = spread.days(A_MILLION);
        for (int entry = 0; entry < A_MILLION; entry += A_MILLION / 250) {
            for (long day : new long[] {days[entry] - 1, days[entry]}) {
                Found found = until(days, day);
                assertThat(found.last()).as("%s", day).isEqualTo(countUntil(days, day));
                assertThat(found.looks()).as("%s", day).isLessThanOrEqualTo(BY_HALVING + Beginning.GUESSES + 1);
            }
        }
    }

    @Test
    void amongEvenlySpreadMomentsItTakesAsManyInALongStatementAsInAShortOne() {
        assertThat(looksAmongMoments(1_000)).isLessThan(8);
        assertThat(looksAmongMoments(A_MILLION)).isLessThan(11);
    }

    @Test
    void amongEvenlySpreadDaysItTakesSoManyAsTheEntriesOfADayTake() {
        long[] days = Spread.EVENLY.days(A_MILLION);
        for (long day = 0; day < days[A_MILLION - 1]; day += 10) {
            assertThat(until(days, day).looks()).as("%s", day).isLessThanOrEqualTo(14);
        }
    }

    @Test
    void whatIsMissingIsTakenForBeyond() {
        Beginning beginning = beginning(new long[] {0, 1, 2}, latest -> latest.daysAfterEndOf(day(1)));

        beginning.narrow(Map.of());

        assertThat(beginning.isFound()).isTrue();
        assertThat(beginning.last()).isZero();
    }

    @Test
    void whatIsAsFarAsTheBoundIsWithinIt() {
        Latest latest = new Latest(Things.NOW, Things.TODAY);

        assertThat(latest.secondsAfter(Things.NOW)).isZero();
        assertThat(latest.secondsAfter(Things.NOW.minusNanos(1))).isPositive();
        assertThat(latest.secondsAfter(Things.NOW.plusNanos(1))).isNegative();
        assertThat(latest.secondsAfter(Instant.MAX)).isNegative();
        assertThat(latest.secondsAfter(Instant.MIN)).isPositive();
        assertThat(latest.daysAfterEndOf(Things.TODAY)).isNegative();
        assertThat(latest.daysAfterEndOf(Things.TODAY.minusDays(1))).isPositive();
    }

    /** The mean number of looks, for random moments among random ones. */
    private static double looksAmongMoments(int entries) {
        Random random = new Random(entries);
        long[] seconds = random.longs(entries, 0, 1L << 40).sorted().toArray();
        return random.longs(300, 0, 1L << 40)
                .mapToInt(second -> {
                    Found found = search(seconds, latest -> latest.secondsAfter(Instant.ofEpochSecond(second)));
                    assertThat(found.last()).as("%s", second).isEqualTo(countUntil(seconds, second));
                    return found.looks();
                })
                .average()
                .orElseThrow();
    }

    private static Found until(long[] days, long day) {
        return search(days, latest -> latest.daysAfterEndOf(day(day)));
    }

    private static Found search(long[] values, ToDoubleFunction<Latest> beyond) {
        Beginning beginning = beginning(values, beyond);
        int looks = 0;
        while (!beginning.isFound()) {
            EntryPlace next = beginning.next();
            beginning.narrow(Map.of(next, latest(values[(int) next.number() - 1])));
            looks++;
        }
        return new Found(beginning.last(), looks);
    }

    private static Beginning beginning(long[] values, ToDoubleFunction<Latest> beyond) {
        Account account = new Account(ACCOUNT, AccountKind.MEMBER, 0, 0, 0, values.length, Digest.NONE);
        AccountRow row = new AccountRow(account, Optional.of(latest(values[values.length - 1])), false, 0, 1);
        return Beginning.of(ACCOUNT, Map.of(ACCOUNT.value(), row), beyond);
    }

    private static Latest latest(long value) {
        return new Latest(Instant.ofEpochSecond(value), day(value % (1L << 30)));
    }

    private static LocalDate day(long number) {
        return LocalDate.ofEpochDay(number);
    }

    private static long countUntil(long[] values, long last) {
        return Arrays.stream(values).filter(value -> value <= last).count();
    }
}

package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.timebank.credit.AccountId;
import org.timebank.credit.StatementLine;
import org.timebank.member.Member;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.Versioned;
import org.timebank.testkit.given.AnyDay;
import org.timebank.testkit.given.AnyMoment;
import org.timebank.testkit.given.AnyTransactions;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.LedgerThings;
import org.timebank.testkit.given.Things;

/** S22: what stood on an account is told as it was known at a moment, and as it was on a day. */
interface PastRules extends StoreUnderTest {

    @Property
    @Rule("S22.1")
    default void theLineAtAMomentIsTheLastOfTheLongestBeginningThatWasRecordedByThen(
            @ForAll(supplier = AnyTransactions.class) List<ChangeSet> posted,
            @ForAll(supplier = AnyMoment.class) Instant any) {
        TestTimebank bank = TestTimebank.in(store());
        posted.forEach(bank::applied);
        for (Member member : Cast.MEMBERS) {
            AccountId account = AccountId.of(member.id());
            List<StatementLine> lines = bank.statement(member);
            Set<Instant> moments = new LinkedHashSet<>(List.of(any, Instant.EPOCH));
            lines.stream().map(line -> line.header().recordedAt()).forEach(moment -> {
                moments.add(moment);
                moments.add(moment.plus(1, ChronoUnit.MICROS));
                moments.add(moment.minus(1, ChronoUnit.MICROS));
            });

            Facts facts = bank.store()
                    .load(
                            bank.id(),
                            Needs.of(moments.stream()
                                    .map(moment -> new Key.LineAtKey(account, moment))
                                    .toList()));

            for (Instant moment : moments) {
                assertThat(facts.versioned(new Key.LineAtKey(account, moment)))
                        .as("%s as it was known at %s", member, moment)
                        .isEqualTo(lineAt(lines, moment).map(line -> new Versioned<>(line, 1)));
            }
        }
    }

    @Property
    @Rule("S22.2")
    default void theBalanceOnADayIsTheSumOfWhatOccurredUntilThen(
            @ForAll(supplier = AnyTransactions.class) List<ChangeSet> posted,
            @ForAll(supplier = AnyDay.class) LocalDate any) {
        TestTimebank bank = TestTimebank.in(store());
        posted.forEach(bank::applied);
        for (Member member : Cast.MEMBERS) {
            List<StatementLine> lines = bank.statement(member);
            Set<LocalDate> days = new LinkedHashSet<>(List.of(any));
            lines.stream()
                    .map(line -> line.header().occurredOn())
                    .filter(day -> day.getYear() > 1 && day.getYear() < 9999)
                    .forEach(day -> days.addAll(List.of(day, day.plusDays(1), day.minusDays(1))));

            for (LocalDate day : days) {
                assertThat(bank.ask(new Query.BalanceOn(AccountId.of(member.id()), day)))
                        .as("%s on %s", member, day)
                        .isEqualTo(balanceOn(lines, day));
            }
        }
    }

    @Test
    @Rule("S22.3")
    default void anAccountWithoutEntriesHadNothingAtAnyTime() {
        TestTimebank bank = TestTimebank.in(store());
        bank.applied(LedgerThings.transferring(Cast.ANN, Cast.BEN, 5));

        for (AccountId account : List.of(AccountId.of(Cast.CEM.id()), new AccountId(UUID.randomUUID()))) {
            assertThat(bank.find(new Key.LineAtKey(account, Things.NOW))).isEmpty();
            assertThat(bank.ask(new Query.BalanceOn(account, Things.TODAY))).isZero();
        }
    }

    private static Optional<StatementLine> lineAt(List<StatementLine> lines, Instant moment) {
        Optional<StatementLine> last = Optional.empty();
        for (StatementLine line : lines) {
            if (line.header().recordedAt().isAfter(moment)) {
                return last;
            }
            last = Optional.of(line);
        }
        return last;
    }

    private static long balanceOn(List<StatementLine> lines, LocalDate day) {
        return lines.stream()
                .filter(line -> !line.header().occurredOn().isAfter(day))
                .mapToLong(StatementLine::minutes)
                .sum();
    }
}

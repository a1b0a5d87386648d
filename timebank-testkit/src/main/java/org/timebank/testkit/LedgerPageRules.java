package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldState;
import org.timebank.credit.StatementLine;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Query;
import org.timebank.testkit.given.AnyDay;
import org.timebank.testkit.given.AnyHolds;
import org.timebank.testkit.given.AnyIds;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.HoldThings;
import org.timebank.testkit.given.LedgerThings;
import org.timebank.testkit.given.Things;

/** S9: lists of what is in the ledger are complete, in order, and come in pages. */
interface LedgerPageRules extends StoreUnderTest {

    @Property
    @Rule("S9.1")
    default void aStatementIsReadInPagesOfAnySize(
            @ForAll @IntRange(min = 0, max = 12) int entries, @ForAll @IntRange(min = 1, max = 6) int limit) {
        TestTimebank bank = TestTimebank.in(store());
        AccountId account = AccountId.of(Cast.ANN.id());
        ChangeSet.Builder changes = ChangeSet.builder();
        for (int i = 1; i <= entries; i++) {
            changes.post(LedgerThings.transfer(Cast.ANN, Cast.BEN, i));
        }
        if (entries > 0) {
            bank.applied(changes.build());
        }

        List<StatementLine> lines = Pages.walk(
                StatementLine::number,
                limit,
                after -> bank.ask(new Query.StatementOf(account, after.orElse(0L), limit)));

        assertThat(lines.stream().map(line -> -line.minutes()))
                .containsExactlyElementsOf(
                        Stream.iterate(1L, i -> i + 1).limit(entries).toList());
        assertThat(bank.ask(new Query.StatementOf(account, Long.MAX_VALUE, limit)))
                .isEmpty();
    }

    @Property
    @Rule("S9.9")
    default void aStatementIsReadBackwardsInPagesOfAnySize(
            @ForAll @IntRange(min = 0, max = 12) int entries, @ForAll @IntRange(min = 1, max = 6) int limit) {
        TestTimebank bank = TestTimebank.in(store());
        AccountId account = AccountId.of(Cast.ANN.id());
        for (int i = 1; i <= entries; i++) {
            bank.applied(LedgerThings.transferring(Cast.ANN, Cast.BEN, i));
        }
        List<StatementLine> forwards = bank.statement(Cast.ANN);

        List<StatementLine> lines = Pages.walk(
                StatementLine::number,
                limit,
                before -> bank.ask(new Query.StatementBackOf(account, before.orElse(Long.MAX_VALUE), limit)));

        assertThat(lines)
                .hasSize(entries)
                .containsExactlyElementsOf(forwards.stream()
                        .sorted(Comparator.comparingLong(StatementLine::number).reversed())
                        .toList());
        assertThat(bank.ask(new Query.StatementBackOf(account, 1, limit))).isEmpty();
    }

    @Property
    @Rule("S9.10")
    default void allAccountsAreReadInPagesOfAnySizeById(
            @ForAll(supplier = AnyIds.class) Set<UUID> ids,
            @ForAll(supplier = AnyIds.class) Set<UUID> others,
            @ForAll @IntRange(min = 1, max = 6) int limit) {
        TestTimebank bank = TestTimebank.in(store());
        Set<AccountId> expected = new TreeSet<>();
        Cast.COMMUNITY.forEach(kind -> expected.add(AccountId.of(kind)));
        Cast.MEMBERS.forEach(member -> expected.add(AccountId.of(member.id())));
        ChangeSet.Builder changes = ChangeSet.builder();
        for (UUID id : ids) {
            Member member = Things.person();
            Things.join(changes, new Member(MemberId.of(id), member.kind(), Set.of(), member.memberships()));
            expected.add(new AccountId(id));
        }
        bank.applied(changes.build());
        bank.applied(LedgerThings.transferring(Cast.ANN, Cast.LIBRARY, 5));

        List<Account> accounts = Pages.walk(Account::id, limit, after -> bank.ask(new Query.AllAccounts(after, limit)));

        assertThat(accounts.stream().map(Account::id)).containsExactlyElementsOf(expected);
        assertThat(accounts).allSatisfy(account -> assertThat(account).isEqualTo(bank.account(account.id())));
        for (UUID anywhere : others) {
            assertThat(bank.ask(new Query.AllAccounts(Optional.of(new AccountId(anywhere)), limit)))
                    .containsExactlyElementsOf(accounts.stream()
                            .filter(account -> account.id().compareTo(new AccountId(anywhere)) > 0)
                            .limit(limit)
                            .toList());
        }
    }

    @Property
    @Rule("S9.11")
    default void openHoldsOnAnAccountAreReadInPagesOfAnySizeById(
            @ForAll(supplier = AnyHolds.class) List<Hold> holds, @ForAll @IntRange(min = 1, max = 6) int limit) {
        TestTimebank bank = placed(holds);

        for (Member member : Cast.MEMBERS) {
            AccountId account = AccountId.of(member.id());
            assertThat(Pages.walk(Hold::id, limit, after -> bank.ask(new Query.HoldsOn(account, after, limit))))
                    .containsExactlyElementsOf(
                            open(holds, hold -> hold.minutes().containsKey(account)));
        }
    }

    @Property
    @Rule("S9.12")
    default void openHoldsThatAreDueAreReadInPagesOfAnySizeById(
            @ForAll(supplier = AnyHolds.class) List<Hold> holds,
            @ForAll @IntRange(min = 1, max = 6) int limit,
            @ForAll(supplier = AnyDay.class) LocalDate any) {
        TestTimebank bank = placed(holds);
        Set<LocalDate> days = new LinkedHashSet<>(List.of(any));
        holds.stream()
                .flatMap(hold -> hold.lastDay().stream())
                .filter(day -> day.getYear() < 9999)
                .forEach(day -> days.addAll(List.of(day, day.plusDays(1))));

        for (LocalDate day : days) {
            assertThat(Pages.walk(Hold::id, limit, after -> bank.ask(new Query.HoldsDue(day, after, limit))))
                    .as("due on %s", day)
                    .containsExactlyElementsOf(open(
                            holds, hold -> hold.lastDay().filter(day::isAfter).isPresent()));
        }
    }

    /** All of the holds are placed, and every third is freed again. */
    private TestTimebank placed(List<Hold> holds) {
        TestTimebank bank = TestTimebank.in(store());
        for (int i = 0; i < holds.size(); i++) {
            bank.applied(HoldThings.placing(holds.get(i)));
            if (i % 3 == 2) {
                bank.applied(HoldThings.freeing(holds.get(i), HoldState.RELEASED));
            }
        }
        return bank;
    }

    private static List<Hold> open(List<Hold> holds, Predicate<Hold> which) {
        return IntStream.range(0, holds.size())
                .filter(i -> i % 3 != 2)
                .mapToObj(holds::get)
                .filter(which)
                .sorted(Pages.by(Hold::id))
                .toList();
    }
}

package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.timebank.credit.AccountId;
import org.timebank.credit.Limits;
import org.timebank.member.Member;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;

/** S5: balances are kept within the limits of the change set, at the moment of applying. */
interface LimitRules extends StoreUnderTest {

    @Test
    @Rule("S5.1")
    default void aDebitGoesDownToTheFloorAndNoMinuteFurther() {
        TestTimebank bank = TestTimebank.in(store());

        bank.findsStale(debit(601, floor(-600)));
        bank.applied(debit(600, floor(-600)));
        bank.findsStale(debit(1, floor(-600)));

        assertThat(bank.balance(Cast.ANN)).isEqualTo(-600);
    }

    @Test
    @Rule("S5.2")
    default void aCreditGoesUpToTheCeilingAndNoMinuteFurther() {
        TestTimebank bank = TestTimebank.in(store());

        bank.findsStale(credit(601, ceiling(600)));
        bank.applied(credit(600, ceiling(600)));
        bank.findsStale(credit(1, ceiling(600)));

        assertThat(bank.balance(Cast.ANN)).isEqualTo(600);
    }

    @Test
    @Rule("S5.3")
    default void whoIsBelowTheFloorMayStillBeCredited() {
        TestTimebank bank = TestTimebank.in(store());
        bank.applied(debit(100, Optional.empty()));

        bank.applied(credit(1, floor(0)));
        bank.findsStale(debit(1, floor(0)));

        assertThat(bank.balance(Cast.ANN)).isEqualTo(-99);
    }

    @Test
    @Rule("S5.4")
    default void whoIsAboveTheCeilingMayStillBeDebited() {
        TestTimebank bank = TestTimebank.in(store());
        bank.applied(credit(100, Optional.empty()));

        bank.applied(debit(1, ceiling(0)));
        bank.findsStale(credit(1, ceiling(0)));

        assertThat(bank.balance(Cast.ANN)).isEqualTo(99);
    }

    @Test
    @Rule("S5.5")
    default void limitsAreJudgedOnWhatTheWholeChangeSetDoes() {
        TestTimebank bank = TestTimebank.in(store());
        Limits none = new Limits(OptionalLong.of(0), OptionalLong.of(0));

        bank.applied(ChangeSet.builder()
                .post(Things.transfer(Cast.ANN, Cast.BEN, 500))
                .post(Things.transfer(Cast.CEM, Cast.ANN, 500))
                .keep(AccountId.of(Cast.ANN.id()), none)
                .build());
        bank.findsStale(ChangeSet.builder()
                .post(Things.transfer(Cast.ANN, Cast.BEN, 60))
                .post(Things.transfer(Cast.ANN, Cast.CEM, 60))
                .keep(AccountId.of(Cast.ANN.id()), new Limits(OptionalLong.of(-119), OptionalLong.empty()))
                .build());
    }

    @Test
    @Rule("S5.6")
    default void whatDoesNotMoveABalanceBreaksNoLimit() {
        TestTimebank bank = TestTimebank.in(store());
        bank.applied(debit(100, Optional.empty()));
        Limits broken = new Limits(OptionalLong.of(50), OptionalLong.of(60));

        bank.applied(ChangeSet.builder()
                .post(Things.transfer(Cast.ANN, Cast.BEN, 5))
                .post(Things.transfer(Cast.BEN, Cast.ANN, 5))
                .keep(AccountId.of(Cast.ANN.id()), broken)
                .build());
        bank.applied(ChangeSet.builder()
                .post(Things.transfer(Cast.BEN, Cast.CEM, 5))
                .keep(AccountId.of(Cast.ANN.id()), broken)
                .build());
    }

    @Test
    @Rule("S5.7")
    default void eachAccountIsKeptWithinItsOwnLimits() {
        TestTimebank bank = TestTimebank.in(store());

        bank.findsStale(ChangeSet.builder()
                .post(Things.transfer(Cast.ANN, Cast.BEN, 60))
                .keep(AccountId.of(Cast.ANN.id()), new Limits(OptionalLong.of(-60), OptionalLong.empty()))
                .keep(AccountId.of(Cast.BEN.id()), new Limits(OptionalLong.of(-60), OptionalLong.of(59)))
                .build());
        bank.applied(ChangeSet.builder()
                .post(Things.transfer(Cast.ANN, Cast.BEN, 60))
                .keep(AccountId.of(Cast.ANN.id()), new Limits(OptionalLong.of(-60), OptionalLong.of(-60)))
                .keep(AccountId.of(Cast.BEN.id()), new Limits(OptionalLong.of(60), OptionalLong.of(60)))
                .build());
    }

    @Test
    @Rule("S5.8")
    default void anAccountThatIsOpenedByTheChangeSetIsKeptWithinItsLimitsToo() {
        TestTimebank bank = TestTimebank.in(store());
        Member newcomer = Things.person();
        ChangeSet.Builder changes = Things.join(ChangeSet.builder(), newcomer)
                .post(Things.transfer(newcomer, Cast.BEN, 60))
                .keep(AccountId.of(newcomer.id()), new Limits(OptionalLong.of(-59), OptionalLong.empty()));

        bank.findsStale(changes.build());
        bank.applied(changes.keep(AccountId.of(newcomer.id()), new Limits(OptionalLong.of(-60), OptionalLong.empty()))
                .build());
    }

    @Property
    @Rule("S5.9")
    default void aChangeSetIsAppliedIfAndOnlyIfItMovesNoBalanceBeyondItsLimits(
            @ForAll @IntRange(min = -100, max = 100) int before,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = -60, max = 60) Integer> moves,
            @ForAll @IntRange(min = -120, max = 120) int bound,
            @ForAll @IntRange(min = 0, max = 120) int width,
            @ForAll Bounds bounds) {
        TestTimebank bank = TestTimebank.in(store());
        Limits limits = bounds.limits(bound, bound + width);
        move(ChangeSet.builder(), List.of(before)).ifPresent(bank::applied);
        long after = before + moves.stream().mapToLong(Integer::longValue).sum();
        boolean tooLow = after < before && bounds != Bounds.CEILING && after < bound;
        boolean tooHigh = after > before && bounds != Bounds.FLOOR && after > bound + width;
        ChangeSet.Builder changes = ChangeSet.builder().keep(AccountId.of(Cast.ANN.id()), limits);

        Optional<Applied> applied = move(changes, moves).map(bank::apply);

        assertThat(applied.orElse(Applied.APPLIED)).isEqualTo(tooLow || tooHigh ? Applied.STALE : Applied.APPLIED);
        assertThat(bank.balance(Cast.ANN)).isEqualTo(tooLow || tooHigh ? before : after);
    }

    /** Which limits there are. */
    enum Bounds {
        FLOOR,
        CEILING,
        BOTH;

        Limits limits(long floor, long ceiling) {
            return switch (this) {
                case FLOOR -> new Limits(OptionalLong.of(floor), OptionalLong.empty());
                case CEILING -> new Limits(OptionalLong.empty(), OptionalLong.of(ceiling));
                case BOTH -> new Limits(OptionalLong.of(floor), OptionalLong.of(ceiling));
            };
        }
    }

    /** Credits Ann with each of the minutes that is not zero. */
    private static Optional<ChangeSet> move(ChangeSet.Builder changes, List<Integer> moves) {
        List<Integer> some = moves.stream().filter(minutes -> minutes != 0).toList();
        some.forEach(minutes -> changes.post(Things.transfer(Cast.BEN, Cast.ANN, minutes)));
        return some.isEmpty() ? Optional.empty() : Optional.of(changes.build());
    }

    private static ChangeSet debit(long minutes, Optional<Limits> limits) {
        return credit(-minutes, limits);
    }

    private static ChangeSet credit(long minutes, Optional<Limits> limits) {
        ChangeSet.Builder changes = ChangeSet.builder().post(Things.transfer(Cast.BEN, Cast.ANN, minutes));
        limits.ifPresent(within -> changes.keep(AccountId.of(Cast.ANN.id()), within));
        return changes.build();
    }

    private static Optional<Limits> floor(long minutes) {
        return Optional.of(new Limits(OptionalLong.of(minutes), OptionalLong.empty()));
    }

    private static Optional<Limits> ceiling(long minutes) {
        return Optional.of(new Limits(OptionalLong.empty(), OptionalLong.of(minutes)));
    }
}

package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.timebank.credit.AccountId;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.Limits;
import org.timebank.spi.Applied;
import org.timebank.spi.Posting;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.HoldThings;
import org.timebank.testkit.given.LedgerThings;

/** S5: limits are judged posting by posting, on what is free and on the balance. */
interface PostingRules extends StoreUnderTest {

    @Test
    @Rule("S5.5")
    default void limitsAreJudgedPostingByPosting() {
        TestTimebank bank = TestTimebank.in(store());
        Limits none = new Limits(OptionalLong.of(0), OptionalLong.of(0));

        bank.findsStale(Move.changes(Move.posting(-500, none), Move.posting(500, none)));
        bank.findsStale(Move.changes(Move.posting(500, none), Move.posting(-500, none)));
        bank.findsStale(Move.changes(Move.posting(-500, Limits.NONE), Move.posting(-500, Limits.floor(-999))));
        bank.applied(Move.changes(Move.posting(500, Limits.NONE), Move.posting(-500, none)));
        bank.applied(Move.changes(Move.posting(-500, Limits.NONE), Move.posting(-500, Limits.floor(-1_000))));
    }

    @Test
    @Rule("S5.6")
    default void whatDoesNotMoveAnAccountTowardsABoundDoesNotBreakIt() {
        TestTimebank bank = TestTimebank.in(store());
        bank.applied(Move.debit(100, Limits.NONE));
        Limits broken = new Limits(OptionalLong.of(50), OptionalLong.of(60));
        AccountId ann = AccountId.of(Cast.ANN.id());
        LedgerTransaction thereAndBack = LedgerThings.transaction(
                LedgerThings.entry(Cast.ANN.id(), -5),
                LedgerThings.entry(Cast.BEN.id(), 5),
                LedgerThings.entry(Cast.ANN.id(), 5),
                LedgerThings.entry(Cast.BEN.id(), -5));

        bank.applied(Move.changes(Posting.of(thereAndBack).within(ann, broken)));
        bank.applied(Move.changes(
                Posting.of(LedgerThings.transfer(Cast.BEN, Cast.CEM, 5)).within(ann, broken)));
        bank.applied(Move.changes(Posting.of(LedgerThings.transfer(Cast.BEN, Cast.ANN, 5))
                .holding(HoldThings.held(Cast.ANN, 5))
                .within(ann, Limits.floor(50))));
    }

    @Property
    @Rule("S5.9")
    default void aChangeSetIsAppliedIfAndOnlyIfNoPostingTakesAnAccountBeyondItsLimits(
            @ForAll(supplier = Move.Generator.class) List<Move> moves) {
        TestTimebank bank = TestTimebank.in(store());
        bank.applied(Move.changes(moves.subList(0, 1)));
        Move.Purse before = Move.Purse.of(bank.account(Cast.ANN));
        List<Move> rest = moves.subList(1, moves.size());
        Optional<Move.Purse> after = Optional.of(before);
        for (Move move : rest) {
            after = after.flatMap(move::of);
        }

        Applied applied = bank.apply(Move.changes(rest));

        assertThat(applied).isEqualTo(after.isPresent() ? Applied.APPLIED : Applied.STALE);
        assertThat(Move.Purse.of(bank.account(Cast.ANN))).isEqualTo(after.orElse(before));
    }

    @Test
    @Rule("S5.10")
    default void aFloorIsAboutWhatIsFreeAndACeilingAboutTheBalance() {
        TestTimebank bank = TestTimebank.in(store());
        AccountId ann = AccountId.of(Cast.ANN.id());
        bank.applied(Move.credit(100, Limits.NONE));
        bank.applied(HoldThings.placing(HoldThings.hold(Cast.ANN, 70)));

        bank.findsStale(Move.debit(31, Limits.floor(0)));
        bank.findsStale(Move.changes(Posting.held(HoldThings.held(Cast.ANN, 31)).within(ann, Limits.floor(0))));
        bank.applied(Move.debit(30, Limits.floor(0)));
        bank.findsStale(Move.credit(1, LedgerThings.ceiling(70)));
        bank.applied(Move.changes(Posting.held(HoldThings.held(Cast.ANN, 1)).within(ann, LedgerThings.ceiling(0))));
    }

    @Test
    @Rule("S5.11")
    default void whatWasDecidedFromOtherEntriesIsStale() {
        TestTimebank bank = TestTimebank.in(store());
        AccountId ann = AccountId.of(Cast.ANN.id());
        bank.applied(Move.credit(100, Limits.NONE));

        bank.findsStale(Move.changes(Move.posting(-5, Limits.NONE).seeing(ann, 0)));
        bank.findsStale(Move.changes(Move.posting(-5, Limits.NONE).seeing(ann, 2)));
        bank.findsStale(Move.changes(
                Move.posting(-5, Limits.NONE), Move.posting(-5, Limits.NONE).seeing(ann, 0)));
        bank.applied(Move.changes(Move.posting(-5, Limits.NONE).seeing(ann, 1)));
        bank.findsStale(Move.changes(
                Move.posting(-5, Limits.NONE), Move.posting(-5, Limits.NONE).seeing(ann, 2)));
        bank.applied(Move.changes(
                Move.posting(-5, Limits.NONE), Move.posting(-5, Limits.NONE).seeing(ann, 3)));
        bank.findsStale(Move.changes(Posting.held(HoldThings.held(Cast.BEN, 5)).seeing(ann, 5)));
        bank.applied(Move.changes(Posting.held(HoldThings.held(Cast.BEN, 5)).seeing(ann, 4)));
    }
}

package org.timebank.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.Limits;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Posting;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.HoldThings;
import org.timebank.testkit.given.LedgerThings;
import org.timebank.testkit.given.Values;

/**
 * What one posting does to Ann's account. Immutable.
 *
 * @param minutes credited if positive, debited if negative; perhaps none
 * @param held how much more is set aside; less, if negative; perhaps none
 * @param limits within which the account is kept
 */
record Move(long minutes, long held, Limits limits) {

    /** What stands on an account, as far as limits are about it. */
    record Purse(long balance, long held) {

        static Purse of(Account account) {
            return new Purse(account.balance(), account.held());
        }

        long free() {
            return balance - held;
        }
    }

    /** Ann's account is credited within limits. */
    static ChangeSet credit(long minutes, Limits limits) {
        return changes(posting(minutes, limits));
    }

    /** Ann's account is debited within limits. */
    static ChangeSet debit(long minutes, Limits limits) {
        return credit(-minutes, limits);
    }

    /** Ann's account is credited, or debited what is negative, within limits. */
    static Posting posting(long minutes, Limits limits) {
        return new Move(minutes, 0, limits).posting().orElseThrow();
    }

    static ChangeSet changes(List<Move> moves) {
        return changes(moves.stream().flatMap(move -> move.posting().stream()).toArray(Posting[]::new));
    }

    static ChangeSet changes(Posting... postings) {
        ChangeSet.Builder changes = ChangeSet.builder();
        for (Posting posting : postings) {
            changes.post(posting);
        }
        return changes.build();
    }

    /** As a posting; empty when it does nothing. */
    Optional<Posting> posting() {
        SortedMap<AccountId, Long> aside = held == 0 ? new TreeMap<>() : HoldThings.held(Cast.ANN, held);
        Optional<LedgerTransaction> transfer = Optional.of(minutes)
                .filter(some -> some != 0)
                .map(some -> LedgerThings.transfer(Cast.BEN, Cast.ANN, some));
        return aside.isEmpty() && transfer.isEmpty()
                ? Optional.empty()
                : Optional.of(new Posting(transfer, aside, Map.of(AccountId.of(Cast.ANN.id()), limits), Map.of()));
    }

    /** The plain definition of what limits forbid: empty if the move is forbidden. */
    Optional<Purse> of(Purse before) {
        Purse after = new Purse(before.balance + minutes, before.held + held);
        boolean tooLow = limits.floor().isPresent()
                && after.free() < before.free()
                && after.free() < limits.floor().getAsLong();
        boolean tooHigh = limits.ceiling().isPresent()
                && after.balance > before.balance
                && after.balance > limits.ceiling().getAsLong();
        return tooLow || tooHigh ? Optional.empty() : Optional.of(after);
    }

    /** One to six moves that never free more than is held, of which the first has no limits. */
    static final class Generator implements ArbitrarySupplier<List<Move>> {

        @Override
        public Arbitrary<List<Move>> get() {
            Arbitrary<Long> minutes = Arbitraries.longs().between(-60, 60);
            return Combinators.combine(minutes, minutes, limits())
                    .as(Move::new)
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(6)
                    .map(Generator::possible);
        }

        private static Arbitrary<Limits> limits() {
            Arbitrary<OptionalLong> floors =
                    Values.optionalLong(Arbitraries.longs().between(-120, 120));
            Arbitrary<OptionalLong> widths =
                    Values.optionalLong(Arbitraries.longs().between(0, 120));
            return Combinators.combine(floors, widths)
                    .as((floor, width) -> new Limits(
                            floor, width.isPresent() ? OptionalLong.of(floor.orElse(0) + width.getAsLong()) : width));
        }

        private static List<Move> possible(List<Move> moves) {
            List<Move> possible = new ArrayList<>();
            long held = 0;
            for (Move move : moves) {
                long more = Math.max(-held, move.held);
                held += more;
                possible.add(new Move(move.minutes, more, possible.isEmpty() ? Limits.NONE : move.limits));
            }
            return possible;
        }
    }
}

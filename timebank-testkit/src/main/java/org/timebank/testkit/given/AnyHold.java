package org.timebank.testkit.given;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import org.timebank.credit.AccountId;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldId;
import org.timebank.credit.HoldState;

/** Open holds that stand for themselves, on one to four accounts of the cast. */
public final class AnyHold implements ArbitrarySupplier<Hold> {

    @Override
    public Arbitrary<Hold> get() {
        Arbitrary<SortedMap<AccountId, Long>> minutes = Arbitraries.maps(
                        Values.cast().map(member -> AccountId.of(member.id())), Values.minutes())
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(TreeMap::new);
        return Combinators.combine(
                        Values.ids().map(HoldId::new), minutes, Values.days().optional())
                .as((id, held, lastDay) -> new Hold(id, held, HoldState.OPEN, Optional.empty(), lastDay));
    }
}

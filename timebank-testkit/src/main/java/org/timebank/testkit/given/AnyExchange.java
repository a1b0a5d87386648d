package org.timebank.testkit.given;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import org.timebank.credit.HoldId;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeKind;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.Leg;
import org.timebank.member.MemberId;

/** Exchanges between members of the cast, in every state, with and without a hold. */
public final class AnyExchange implements ArbitrarySupplier<Exchange> {
    @Override
    public Arbitrary<Exchange> get() {
        return Arbitraries.of(ExchangeState.class)
                .flatMap(state ->
                        legs(wasSettled(state)).list().ofMinSize(1).ofMaxSize(5).flatMap(legs -> in(state, legs)));
    }

    private static Arbitrary<Exchange> in(ExchangeState state, List<Leg> legs) {
        Arbitrary<Optional<LedgerTransactionId>> transaction = wasSettled(state)
                ? Values.ids().map(LedgerTransactionId::new).map(Optional::of)
                : Arbitraries.just(Optional.empty());
        return Combinators.combine(
                        Values.ids().map(ExchangeId::of),
                        Texts.plain(Exchange.LONGEST_REFERENCE).optional(),
                        parties(legs),
                        Texts.plain(100).optional(),
                        Values.moments(),
                        Texts.plain(100),
                        transaction,
                        Values.ids().map(HoldId::new).optional())
                .as((id, reference, agreed, approver, at, by, settledBy, hold) ->
                        new Exchange(id, reference, state, legs, agreed, approver, at, by, settledBy, hold));
    }

    private static boolean wasSettled(ExchangeState state) {
        return state == ExchangeState.SETTLED || state == ExchangeState.REVERSED;
    }

    private static Arbitrary<Set<MemberId>> parties(List<Leg> legs) {
        Set<MemberId> parties = new LinkedHashSet<>();
        legs.forEach(leg -> parties.addAll(List.of(leg.provider(), leg.recipient())));
        return Arbitraries.subsetOf(parties);
    }

    private static Arbitrary<Leg> legs(boolean settled) {
        Arbitrary<Long> minutes = Arbitraries.longs().between(1, Values.LONGEST_TIME);
        Arbitrary<OptionalLong> credited =
                settled ? minutes.map(OptionalLong::of) : Arbitraries.just(OptionalLong.empty());
        Arbitrary<Boolean> uncovered = settled ? Arbitraries.of(true, false) : Arbitraries.just(false);
        return Combinators.combine(Values.pairs(), Values.categories(), Values.days(), minutes, credited, uncovered)
                .as((pair, category, day, stated, time, without) -> new Leg(
                        pair.get(0).id(),
                        pair.get(1).id(),
                        ExchangeKind.of(pair.get(0).kind(), pair.get(1).kind()),
                        category,
                        day,
                        stated,
                        time,
                        without));
    }
}

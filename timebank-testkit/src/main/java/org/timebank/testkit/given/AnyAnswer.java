package org.timebank.testkit.given;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import org.timebank.command.Digest;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Refusal;
import org.timebank.command.Warning;
import org.timebank.spi.Answer;

/** Answers, done with and without warnings, and refused, under one to three keys. */
public final class AnyAnswer implements ArbitrarySupplier<Answer> {
    @Override
    public Arbitrary<Answer> get() {
        Arbitrary<Map<IdempotencyKey, Digest>> parts = Arbitraries.maps(
                        Values.keys(), Texts.plain(50).map(Digest::of))
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(LinkedHashMap::new);
        Arbitrary<Answer> done = Combinators.combine(
                        parts, Texts.plain(3_000), warnings().list().ofMaxSize(3), Values.moments())
                .as((keys, result, warnings, at) ->
                        new Answer(keys, Optional.of(result), List.of(), warnings, Optional.empty(), at));
        Arbitrary<Answer> refused = Combinators.combine(
                        parts, refusals().list().ofMinSize(1).ofMaxSize(5), Values.moments())
                .as((keys, refusals, at) ->
                        new Answer(keys, Optional.empty(), refusals, List.of(), Optional.empty(), at));
        return Arbitraries.oneOf(done, refused);
    }

    private static Arbitrary<Warning> warnings() {
        return Combinators.combine(Texts.plain(40), Texts.plain(500)).as(Warning::new);
    }

    private static Arbitrary<Refusal> refusals() {
        Arbitrary<OptionalInt> parts = Arbitraries.integers()
                .between(0, 999)
                .optional()
                .map(part -> part.map(OptionalInt::of).orElseGet(OptionalInt::empty));
        return Combinators.combine(Texts.plain(40), parts, Texts.plain(500), Texts.plain(500))
                .as(Refusal::new);
    }
}

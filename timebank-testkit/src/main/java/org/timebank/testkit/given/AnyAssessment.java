package org.timebank.testkit.given;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import org.timebank.risk.Assessment;
import org.timebank.risk.Finding;
import org.timebank.risk.RiskDecision;
import org.timebank.risk.Stage;

/** Assessments that belong to no exchange. */
public final class AnyAssessment implements ArbitrarySupplier<Assessment> {
    @Override
    public Arbitrary<Assessment> get() {
        Arbitrary<Finding> findings = Combinators.combine(
                        Texts.plain(40),
                        Arbitraries.integers().between(0, 999),
                        Arbitraries.of(RiskDecision.class),
                        Texts.plain(500),
                        Texts.plain(500),
                        Texts.plain(500))
                .as(Finding::new);
        return Combinators.combine(
                        Values.ids(),
                        Arbitraries.of(Stage.class),
                        Arbitraries.of(RiskDecision.class),
                        Texts.plain(40).list().ofMaxSize(4),
                        findings.list().ofMaxSize(4),
                        Texts.plain(3_000),
                        Values.moments())
                .as((id, stage, decision, checks, found, facts, at) -> new Assessment(
                        id, Optional.empty(), stage, decision, checks, found, facts, Things.RULES_VERSION, at));
    }
}

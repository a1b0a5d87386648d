package org.timebank.risk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What checks were asked about an exchange, and what they answered. Kept for every exchange that was looked at, refused
 * ones included. Immutable.
 *
 * @param id the assessment
 * @param exchange the exchange; empty when what was proposed never became one
 * @param stage when it was made
 * @param decision what followed from the findings
 * @param checks the names of the checks that were asked, in order
 * @param findings what they noticed
 * @param facts what they saw, as canonical text: the stage, whether it was approved, and for each leg provider, recipient,
 *     category, whether the category needs approval, day and minutes
 * @param rulesVersion the version of the community's rules
 * @param assessedAt when
 */
public record Assessment(
        UUID id,
        Optional<UUID> exchange,
        Stage stage,
        RiskDecision decision,
        List<String> checks,
        List<Finding> findings,
        String facts,
        int rulesVersion,
        Instant assessedAt) {

    public Assessment {
        checks = List.copyOf(checks);
        findings = List.copyOf(findings);
    }

    /** The same assessment, of what has become an exchange. */
    public Assessment of(UUID becameExchange) {
        return new Assessment(
                id, Optional.of(becameExchange), stage, decision, checks, findings, facts, rulesVersion, assessedAt);
    }
}

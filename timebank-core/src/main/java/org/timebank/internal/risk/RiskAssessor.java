package org.timebank.internal.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.timebank.command.CanonicalText;
import org.timebank.command.PlainText;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Circumstances.IdUse;
import org.timebank.risk.Assessment;
import org.timebank.risk.Finding;
import org.timebank.risk.Proposal;
import org.timebank.risk.ProposedLeg;
import org.timebank.risk.RiskCheck;
import org.timebank.risk.RiskDecision;

/**
 * Asks all checks, and joins what they find.
 *
 * @param checks in the order in which they are asked
 */
public record RiskAssessor(List<RiskCheck> checks) {

    private static final int LONGEST_NAME = 40;

    public RiskAssessor {
        checks = List.copyOf(checks);
        for (RiskCheck check : checks) {
            if (!PlainText.isPlain(check.name(), LONGEST_NAME)) {
                throw new IllegalArgumentException(
                        "A risk check has a name of 1 to " + LONGEST_NAME + " characters, none a control character: "
                                + check.getClass().getName());
            }
        }
    }

    /** What the checks say about the proposal. */
    public Assessment assess(Proposal proposal, Optional<UUID> exchange, Circumstances now) {
        List<Finding> findings = new ArrayList<>();
        for (RiskCheck check : checks) {
            for (Finding finding : check.check(proposal)) {
                if (finding.leg() >= proposal.legs().size()) {
                    throw new IllegalStateException("The check " + check.name() + " found something about leg "
                            + finding.leg() + " of " + proposal.legs().size());
                }
                findings.add(finding);
            }
        }
        RiskDecision decision = findings.stream().map(Finding::decision).reduce(RiskDecision.ALLOW, RiskDecision::join);
        return new Assessment(
                now.id(IdUse.ASSESSMENT),
                exchange,
                proposal.stage(),
                decision,
                checks.stream().map(RiskCheck::name).toList(),
                findings,
                facts(proposal),
                now.adopted().version(),
                now.now());
    }

    private static String facts(Proposal proposal) {
        List<Object> facts = new ArrayList<>();
        facts.add(proposal.stage());
        facts.add(proposal.approved());
        for (ProposedLeg leg : proposal.legs()) {
            facts.add(CanonicalText.of(
                    leg.provider().id(),
                    leg.recipient().id(),
                    leg.category().code(),
                    leg.category().needsApproval(),
                    leg.date(),
                    leg.minutes()));
        }
        return CanonicalText.of(facts);
    }
}

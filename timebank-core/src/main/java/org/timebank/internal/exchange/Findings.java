package org.timebank.internal.exchange;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import org.timebank.command.Refusal;
import org.timebank.risk.ApprovalCheck;
import org.timebank.risk.Assessment;
import org.timebank.risk.Finding;
import org.timebank.risk.RiskDecision;

/** What findings mean for an exchange. */
final class Findings {

    private Findings() {}

    /** The findings that stand in the way, as reasons at their legs. */
    static List<Refusal> inTheWay(Assessment assessment, IntUnaryOperator position) {
        return refusals(assessment, finding -> !finding.decision().allows(), position);
    }

    /** The findings that stand in the way of members' agreeing, whatever a broker says: all but referrals. */
    static boolean beyondReferral(Assessment assessment) {
        return assessment.findings().stream()
                .map(Finding::decision)
                .anyMatch(decision -> !decision.allows() && decision != RiskDecision.REFER);
    }

    /** Whether the leg was done without an approval that it needed. */
    static boolean withoutPriorApproval(Assessment assessment, int leg) {
        return assessment.findings().stream()
                .anyMatch(finding ->
                        finding.leg() == leg && finding.code().equals(ApprovalCheck.RECORDED_WITHOUT_PRIOR_APPROVAL));
    }

    private static List<Refusal> refusals(Assessment assessment, Predicate<Finding> which, IntUnaryOperator position) {
        return assessment.findings().stream()
                .filter(which)
                .map(finding -> new Refusal(
                        finding.code(),
                        OptionalInt.of(position.applyAsInt(finding.leg())),
                        finding.forMember(),
                        finding.remedy()))
                .toList();
    }
}

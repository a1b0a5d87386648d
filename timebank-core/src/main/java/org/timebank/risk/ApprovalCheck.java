package org.timebank.risk;

import java.util.ArrayList;
import java.util.List;

/**
 * Does the activity need an approval that is missing? Before it is done, it is referred to a broker ({@code
 * needs-approval}). Once it is done the hours are real and only the cover was not: it is allowed, and marked as {@code
 * recorded-without-prior-approval}.
 */
public final class ApprovalCheck implements RiskCheck {

    /** The code of what has not been done yet. */
    public static final String NEEDS_APPROVAL = "needs-approval";

    /** The code of what has been done. */
    public static final String RECORDED_WITHOUT_PRIOR_APPROVAL = "recorded-without-prior-approval";

    @Override
    public String name() {
        return "approval";
    }

    @Override
    public List<Finding> check(Proposal proposal) {
        List<Finding> findings = new ArrayList<>();
        for (int leg = 0; leg < proposal.legs().size(); leg++) {
            if (proposal.legs().get(leg).category().needsApproval() && !proposal.approved()) {
                findings.add(proposal.stage() == Stage.DONE ? withoutCover(leg) : missing(leg));
            }
        }
        return findings;
    }

    private static Finding missing(int leg) {
        return new Finding(
                NEEDS_APPROVAL,
                leg,
                RiskDecision.REFER,
                "A broker looks at this kind of activity before it begins.",
                "This category needs an approval beforehand, and there is none.",
                "Let a broker approve the exchange.");
    }

    private static Finding withoutCover(int leg) {
        return new Finding(
                RECORDED_WITHOUT_PRIOR_APPROVAL,
                leg,
                RiskDecision.ALLOW_WITH_CONDITIONS,
                "The time counts. Next time, ask a broker before you begin.",
                "This category needs an approval beforehand; it was done without, and so without cover.",
                "Ask for approval before the next exchange of this kind.");
    }
}

package org.timebank.risk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.member.Member;

/**
 * Is each party a member on that day? Somebody who is not is outside the community's cover and its rules. Finds {@code
 * not-a-member-then}, for which evidence is needed: a membership that covers the day.
 */
public final class MembershipCheck implements RiskCheck {

    @Override
    public String name() {
        return "membership";
    }

    @Override
    public List<Finding> check(Proposal proposal) {
        List<Finding> findings = new ArrayList<>();
        for (int leg = 0; leg < proposal.legs().size(); leg++) {
            ProposedLeg proposed = proposal.legs().get(leg);
            look(leg, "The provider", proposed.provider(), proposed.date(), findings);
            look(leg, "The recipient", proposed.recipient(), proposed.date(), findings);
        }
        return findings;
    }

    private static void look(int leg, String who, Member party, LocalDate date, List<Finding> findings) {
        if (!party.isMemberOn(date)) {
            Refusal reason = Refusal.of(RefusalCode.NOT_A_MEMBER_THEN, who, date);
            findings.add(new Finding(
                    reason.code(),
                    leg,
                    RiskDecision.EVIDENCE_NEEDED,
                    reason.sentence(),
                    reason.sentence() + " An exchange with somebody who is not a member is not covered.",
                    reason.remedy()));
        }
    }
}

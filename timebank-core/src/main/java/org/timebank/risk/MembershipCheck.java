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
            for (Member party : List.of(proposed.provider(), proposed.recipient())) {
                if (!party.isMemberOn(proposed.date())) {
                    findings.add(finding(leg, party, proposed.date()));
                }
            }
        }
        return findings;
    }

    private static Finding finding(int leg, Member party, LocalDate date) {
        Refusal reason = Refusal.of(RefusalCode.NOT_A_MEMBER_THEN, party.id(), date);
        return new Finding(
                reason.code(),
                leg,
                RiskDecision.EVIDENCE_NEEDED,
                reason.sentence(),
                reason.sentence() + " An exchange with somebody who is not a member is not covered.",
                reason.remedy());
    }
}

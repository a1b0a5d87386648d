package org.timebank.internal.exchange;

import java.util.List;
import java.util.Optional;
import org.timebank.command.Refusal;
import org.timebank.event.EventType;
import org.timebank.exchange.ApproveExchange;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.ExchangeState;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.internal.risk.RiskAssessor;
import org.timebank.risk.Assessment;
import org.timebank.risk.Proposal;
import org.timebank.risk.Stage;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;

/** A broker approves; members who all agreed before need not agree again. */
public final class ApproveDecision extends ExistingExchange<ApproveExchange> {

    private final RiskAssessor risk;

    public ApproveDecision(RiskAssessor risk) {
        super(ExchangeState.AWAITING_APPROVAL);
        this.risk = risk;
    }

    @Override
    ExchangeId exchange(ApproveExchange command) {
        return command.exchange();
    }

    @Override
    Decided<ExchangeReceipt> decide(Exchange exchange, Facts facts, ApproveExchange command, Circumstances now) {
        if (!Standing.mayApprove(now, exchange)) {
            return notAParty("a broker who is not a party");
        }
        Proposal proposal = new Proposal(Stage.AGREEMENT, ExchangeFacts.legs(exchange, facts), true);
        Assessment assessment = risk.assess(proposal, Optional.of(exchange.id().value()), now);
        List<Refusal> refusals = Findings.inTheWay(assessment, leg -> leg);
        if (!refusals.isEmpty()) {
            return refused(refusals, assessment, now);
        }
        boolean allAgreed = exchange.agreed().containsAll(exchange.parties());
        Exchange approved = exchange.approvedBy(now.actor().id());
        if (!allAgreed) {
            Exchange proposed = approved.in(ExchangeState.PROPOSED);
            return Decided.done(
                    receipt(proposed, assessment),
                    told(proposed, facts, now).assess(assessment).build());
        }
        Agreement agreement = Agreement.on(approved, facts, now);
        Optional<Refusal> refusal = agreement.refusal();
        if (refusal.isPresent()) {
            return refused(List.of(refusal.get()), assessment, now);
        }
        ChangeSet changes = agreement
                .onto(told(agreement.exchange(), facts, now), now)
                .assess(assessment)
                .build();
        return Decided.done(
                receipt(agreement.exchange(), assessment), agreement.transfer().warnings(), changes);
    }

    private static ChangeSet.Builder told(Exchange exchange, Facts facts, Circumstances now) {
        return replaced(
                exchange, facts, EventType.EXCHANGE_APPROVED, exchange.state().name(), now);
    }
}

package org.timebank.internal.exchange;

import java.util.List;
import java.util.Optional;
import org.timebank.command.Refusal;
import org.timebank.event.EventType;
import org.timebank.exchange.AcceptExchange;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.ExchangeState;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.internal.risk.RiskAssessor;
import org.timebank.member.MemberId;
import org.timebank.risk.Assessment;
import org.timebank.risk.Proposal;
import org.timebank.risk.Stage;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;

/** A party agrees; when it is the last one, risk is asked again. */
public final class AcceptDecision extends ExistingExchange<AcceptExchange> {

    private final RiskAssessor risk;

    public AcceptDecision(RiskAssessor risk) {
        super(ExchangeState.PROPOSED);
        this.risk = risk;
    }

    @Override
    ExchangeId exchange(AcceptExchange command) {
        return command.exchange();
    }

    @Override
    Decided<ExchangeReceipt> decide(Exchange exchange, Facts facts, AcceptExchange command, Circumstances now) {
        Optional<MemberId> party = Standing.party(now, exchange.parties());
        if (party.isEmpty()) {
            return notAParty(Standing.PARTIES);
        }
        if (exchange.agreed().contains(party.get())) {
            return Decided.done(receipt(exchange), ChangeSet.builder().build());
        }
        Exchange accepted = exchange.agreedBy(party.get());
        if (!accepted.agreed().containsAll(accepted.parties())) {
            return Decided.done(
                    receipt(accepted), told(accepted, facts, party.get(), now).build());
        }
        boolean approved = exchange.approvedBy().isPresent();
        Proposal proposal = new Proposal(Stage.AGREEMENT, ExchangeFacts.legs(exchange, facts), approved);
        Assessment assessment = risk.assess(proposal, Optional.of(exchange.id().value()), now);
        if (Findings.beyondReferral(assessment)) {
            return refused(Findings.inTheWay(assessment, leg -> leg), assessment, now);
        }
        if (!assessment.decision().allows()) {
            Exchange awaiting = accepted.in(ExchangeState.AWAITING_APPROVAL);
            return Decided.done(
                    receipt(awaiting, assessment),
                    told(awaiting, facts, party.get(), now).assess(assessment).build());
        }
        Agreement agreement = Agreement.on(accepted, facts, now);
        Optional<Refusal> refusal = agreement.refusal();
        if (refusal.isPresent()) {
            return refused(List.of(refusal.get()), assessment, now);
        }
        ChangeSet changes = agreement
                .onto(told(agreement.exchange(), facts, party.get(), now), now)
                .assess(assessment)
                .build();
        return Decided.done(
                receipt(agreement.exchange(), assessment), agreement.transfer().warnings(), changes);
    }

    private static ChangeSet.Builder told(Exchange exchange, Facts facts, MemberId party, Circumstances now) {
        EventType what =
                exchange.state() == ExchangeState.AGREED ? EventType.EXCHANGE_AGREED : EventType.EXCHANGE_ACCEPTED;
        return replaced(exchange, facts, what, party.toString(), now);
    }
}

package org.timebank.internal.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.timebank.command.Refusal;
import org.timebank.event.EventType;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.Leg;
import org.timebank.exchange.ProposeExchange;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Circumstances.IdUse;
import org.timebank.internal.pipeline.Decided;
import org.timebank.internal.risk.RiskAssessor;
import org.timebank.risk.Assessment;
import org.timebank.risk.Proposal;
import org.timebank.risk.Stage;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** Begins an exchange, which members then agree to. */
public final class ProposeDecision extends ExchangeDecision<ProposeExchange> {

    private final RiskAssessor risk;

    public ProposeDecision(RiskAssessor risk) {
        this.risk = risk;
    }

    @Override
    public Needs needs(ProposeExchange command) {
        List<Key<?>> keys = new ArrayList<>();
        command.legs()
                .forEach(leg -> keys.addAll(StatedLeg.of(leg, command.date()).needs()));
        return Needs.of(keys);
    }

    @Override
    public Decided<ExchangeReceipt> decide(Facts facts, ProposeExchange command, Circumstances now) {
        List<StatedLeg> stated = command.legs().stream()
                .map(leg -> StatedLeg.of(leg, command.date()))
                .toList();
        LegReading reading = LegReading.of(stated, false, facts, now);
        if (!reading.refusals().isEmpty()) {
            return Decided.refused(reading.refusals());
        }
        Exchange draft = draft(reading.planned(), now);
        if (!Standing.takesPart(now, draft.parties())) {
            return notAParty("a provider or recipient, or a broker");
        }
        Assessment assessment = risk.assess(
                new Proposal(Stage.PROPOSAL, reading.known(), draft.approvedBy().isPresent()), Optional.empty(), now);
        if (Findings.beyondReferral(assessment)) {
            List<Refusal> refusals = Findings.inTheWay(assessment, leg -> leg);
            return refused(refusals, assessment, now);
        }
        Exchange agreed =
                Standing.party(now, draft.parties()).map(draft::agreedBy).orElse(draft);
        Exchange exchange = assessment.decision().allows() ? agreed : agreed.in(ExchangeState.AWAITING_APPROVAL);
        Assessment ofExchange = assessment.of(exchange.id().value());
        ChangeSet changes = ChangeSet.builder()
                .put(new Key.ExchangeKey(exchange.id()), 0, exchange)
                .assess(ofExchange)
                .tell(now.event(
                        EventType.EXCHANGE_PROPOSED,
                        exchange.id().value(),
                        1,
                        exchange.state().name()))
                .build();
        return Decided.done(receipt(exchange, ofExchange), changes);
    }

    private static Exchange draft(List<Leg> legs, Circumstances now) {
        Exchange draft = new Exchange(
                ExchangeId.of(now.id(IdUse.EXCHANGE)),
                Optional.empty(),
                ExchangeState.PROPOSED,
                legs,
                Set.of(),
                Optional.empty(),
                now.now(),
                now.actor().id(),
                Optional.empty(),
                Optional.empty());
        return Standing.mayApprove(now, draft) ? draft.approvedBy(now.actor().id()) : draft;
    }
}

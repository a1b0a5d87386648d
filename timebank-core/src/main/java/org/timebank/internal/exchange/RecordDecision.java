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
import org.timebank.exchange.RecordExchange;
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

/** Writes down an exchange that has been done, and settles it. */
public final class RecordDecision extends ExchangeDecision<RecordExchange> {

    private final RiskAssessor risk;

    public RecordDecision(RiskAssessor risk) {
        this.risk = risk;
    }

    @Override
    public Needs needs(RecordExchange command) {
        List<Key<?>> keys = new ArrayList<>();
        command.legs().forEach(leg -> keys.addAll(StatedLeg.of(leg).needs()));
        return Needs.of(keys);
    }

    @Override
    public Decided<ExchangeReceipt> decide(Facts facts, RecordExchange command, Circumstances now) {
        List<StatedLeg> stated = command.legs().stream().map(StatedLeg::of).toList();
        LegReading reading = LegReading.of(stated, true, facts, now);
        if (reading.known().isEmpty()) {
            return Decided.refused(reading.refusals());
        }
        boolean approved = command.approvedBeforehandBy().isPresent();
        Assessment assessment = risk.assess(new Proposal(Stage.DONE, reading.known(), approved), Optional.empty(), now);
        List<Refusal> refusals = new ArrayList<>(reading.refusals());
        refusals.addAll(Findings.inTheWay(assessment, reading.positions()::get));
        if (!refusals.isEmpty()) {
            return refused(refusals, assessment, now);
        }
        if (!Standing.takesPart(now, reading.parties())) {
            return notAParty("a provider or recipient, or a broker");
        }
        ExchangeId id = ExchangeId.of(now.id(IdUse.EXCHANGE));
        List<Leg> done = Settlement.done(reading.planned(), reading.known(), assessment, now);
        Settlement settlement = Settlement.of(id, done, Optional.empty(), facts, now);
        Optional<Refusal> overLimit = settlement.refusal();
        if (overLimit.isPresent()) {
            return refused(List.of(overLimit.get()), assessment, now);
        }
        Exchange exchange = new Exchange(
                id,
                command.reference(),
                ExchangeState.SETTLED,
                done,
                Set.of(),
                command.approvedBeforehandBy(),
                now.now(),
                now.actor().id(),
                Optional.of(settlement.header().id()),
                Optional.empty());
        Assessment ofExchange = assessment.of(id.value());
        ChangeSet changes = settlement
                .onto(ChangeSet.builder(), facts, now)
                .put(new Key.ExchangeKey(id), 0, exchange)
                .assess(ofExchange)
                .tell(now.event(EventType.EXCHANGE_RECORDED, id.value(), 1, ""))
                .build();
        return Decided.done(receipt(exchange, ofExchange), settlement.transfer().warnings(), changes);
    }
}

package org.timebank.internal.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.event.EventType;
import org.timebank.exchange.ConfirmExchange;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.Leg;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.internal.risk.RiskAssessor;
import org.timebank.risk.Assessment;
import org.timebank.risk.Proposal;
import org.timebank.risk.ProposedLeg;
import org.timebank.risk.Stage;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;

/** An agreed exchange was done: it settles with the actual time. */
public final class ConfirmDecision extends ExistingExchange<ConfirmExchange> {

    private final RiskAssessor risk;

    public ConfirmDecision(RiskAssessor risk) {
        super(ExchangeState.AGREED);
        this.risk = risk;
    }

    @Override
    ExchangeId exchange(ConfirmExchange command) {
        return command.exchange();
    }

    @Override
    Decided<ExchangeReceipt> decide(Exchange exchange, Facts facts, ConfirmExchange command, Circumstances now) {
        if (!Standing.mayConfirm(now, exchange)) {
            return notAParty("the recipient of every leg, or a broker who is no party and acts for nobody");
        }
        List<Refusal> misstated = misstated(exchange, command, now);
        if (!misstated.isEmpty()) {
            return Decided.refused(misstated);
        }
        List<ProposedLeg> actual = actual(exchange, facts, command);
        Proposal proposal =
                new Proposal(Stage.DONE, actual, exchange.approvedBy().isPresent());
        Assessment assessment = risk.assess(proposal, Optional.of(exchange.id().value()), now);
        List<Refusal> inTheWay = Findings.inTheWay(assessment, leg -> leg);
        if (!inTheWay.isEmpty()) {
            return refused(inTheWay, assessment, now);
        }
        List<Leg> done = Settlement.done(exchange.legs(), actual, assessment, now);
        Settlement settlement = Settlement.of(exchange.id(), done, openHold(exchange, facts), facts, now);
        Optional<Refusal> overLimit = settlement.refusal();
        if (overLimit.isPresent()) {
            return refused(List.of(overLimit.get()), assessment, now);
        }
        Exchange settled = exchange.settled(done, settlement.header().id());
        ChangeSet changes = settlement
                .onto(replaced(settled, facts, EventType.EXCHANGE_CONFIRMED, "", now), facts, now)
                .assess(assessment)
                .build();
        return Decided.done(receipt(settled, assessment), settlement.transfer().warnings(), changes);
    }

    private static List<Refusal> misstated(Exchange exchange, ConfirmExchange command, Circumstances now) {
        List<Refusal> refusals = new ArrayList<>();
        int legs = exchange.legs().size();
        if (command.minutes().size() != legs) {
            refusals.add(Refusal.of(
                    RefusalCode.WRONG_NUMBER_OF_LEGS, legs, command.minutes().size()));
        }
        for (int i = 0; i < command.minutes().size(); i++) {
            int leg = i;
            LegReading.time(command.minutes().get(i), now).ifPresent(r -> refusals.add(r.atPart(leg)));
        }
        LegReading.day(command.date(), now).ifPresent(refusals::add);
        return refusals;
    }

    private static List<ProposedLeg> actual(Exchange exchange, Facts facts, ConfirmExchange command) {
        List<ProposedLeg> planned = ExchangeFacts.legs(exchange, facts);
        List<ProposedLeg> actual = new ArrayList<>();
        for (int i = 0; i < planned.size(); i++) {
            ProposedLeg leg = planned.get(i);
            actual.add(new ProposedLeg(
                    leg.provider(),
                    leg.recipient(),
                    leg.category(),
                    command.date(),
                    command.minutes().get(i)));
        }
        return actual;
    }
}

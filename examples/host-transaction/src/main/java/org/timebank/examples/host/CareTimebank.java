package org.timebank.examples.host;

import org.timebank.TimebankEngine;
import org.timebank.access.Actor;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Outcome;
import org.timebank.command.TimebankId;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.RecordExchange;
import org.timebank.exchange.RecordedLeg;
import org.timebank.member.ExternalReference;

/** What the care system asks of its timebank. */
final class CareTimebank {

    static final TimebankId ID = TimebankId.of("care");

    private CareTimebank() {}

    /** The hours of a visit are given, under the visit's own number: sent again, it is answered as the first time. */
    static Outcome<ExchangeReceipt> credit(TimebankEngine engine, Visit visit) {
        return engine.timebank(ID)
                .actingAs(Actor.broker("care-system"))
                .exchanges()
                .record(RecordExchange.of(new RecordedLeg(
                        IdempotencyKey.of("visit-" + visit.number()),
                        visit.day(),
                        person(visit.visitor()),
                        person(visit.visited()),
                        "company",
                        visit.minutes())));
    }

    static ExternalReference person(String id) {
        return ExternalReference.of("care", id);
    }
}

package org.timebank.internal.exchange;

import java.util.List;
import java.util.UUID;
import org.timebank.command.CanonicalText;
import org.timebank.command.Command;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.event.EventType;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.Leg;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.internal.pipeline.Decision;
import org.timebank.risk.Assessment;
import org.timebank.risk.RiskDecision;
import org.timebank.spi.ChangeSet;

/** What decisions about exchanges share: they answer a receipt. */
abstract class ExchangeDecision<C extends Command<ExchangeReceipt>> implements Decision<C, ExchangeReceipt> {

    static ExchangeReceipt receipt(Exchange exchange) {
        return new ExchangeReceipt(exchange.id(), exchange.state(), credited(exchange), RiskDecision.ALLOW, List.of());
    }

    static ExchangeReceipt receipt(Exchange exchange, Assessment assessment) {
        return new ExchangeReceipt(
                exchange.id(), exchange.state(), credited(exchange), assessment.decision(), List.of(assessment.id()));
    }

    static Decided<ExchangeReceipt> notAParty(String who) {
        return Decided.refused(RefusalCode.NOT_A_PARTY, who);
    }

    /** Refused after risk was assessed: the assessment is kept, and the refusal is told like a success. */
    static Decided<ExchangeReceipt> refused(List<Refusal> refusals, Assessment assessment, Circumstances now) {
        ChangeSet changes = ChangeSet.builder()
                .assess(assessment)
                .tell(now.event(
                        EventType.EXCHANGE_REFUSED,
                        assessment.id(),
                        1,
                        refusals.get(0).code()))
                .build();
        return Decided.refused(refusals, assessment.id(), changes);
    }

    private static List<Long> credited(Exchange exchange) {
        return exchange.legs().stream()
                .filter(leg -> exchange.state() == ExchangeState.SETTLED)
                .map(Leg::creditedMinutes)
                .flatMap(minutes -> minutes.stream().boxed())
                .toList();
    }

    @Override
    public final String write(ExchangeReceipt receipt) {
        return CanonicalText.of(
                receipt.exchange(),
                receipt.state(),
                receipt.risk(),
                list(receipt.creditedMinutes()),
                list(receipt.assessments()));
    }

    @Override
    public final ExchangeReceipt read(String remembered) {
        List<String> fields = CanonicalText.fields(remembered);
        return new ExchangeReceipt(
                ExchangeId.of(UUID.fromString(fields.get(0))),
                ExchangeState.valueOf(fields.get(1)),
                list(fields.get(3)).stream().map(Long::valueOf).toList(),
                RiskDecision.valueOf(fields.get(2)),
                list(fields.get(4)).stream().map(UUID::fromString).toList());
    }

    private static String list(List<?> values) {
        return values.isEmpty() ? "" : CanonicalText.of(values);
    }

    private static List<String> list(String values) {
        return values.isEmpty() ? List.of() : CanonicalText.fields(values);
    }
}

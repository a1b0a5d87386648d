package org.timebank.exchange;

import java.util.List;
import java.util.UUID;
import org.timebank.risk.RiskDecision;

/**
 * What a command about an exchange answers. Immutable.
 *
 * @param exchange the exchange
 * @param state how far it has come by this command
 * @param creditedMinutes what each leg's provider was credited, in the order of the legs; empty unless settled by this
 *     command
 * @param risk what the risk checks came to, {@link RiskDecision#ALLOW} if this command asked none
 * @param assessments the risk assessment that was made, if one was: none or one id
 */
public record ExchangeReceipt(
        ExchangeId exchange,
        ExchangeState state,
        List<Long> creditedMinutes,
        RiskDecision risk,
        List<UUID> assessments) {

    public ExchangeReceipt {
        creditedMinutes = List.copyOf(creditedMinutes);
        assessments = List.copyOf(assessments);
    }
}

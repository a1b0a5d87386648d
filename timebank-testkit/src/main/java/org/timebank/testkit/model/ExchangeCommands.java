package org.timebank.testkit.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.exchange.AcceptExchange;
import org.timebank.exchange.ApproveExchange;
import org.timebank.exchange.CancelExchange;
import org.timebank.exchange.ConfirmExchange;
import org.timebank.exchange.DeclineExchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.PlannedLeg;
import org.timebank.exchange.ProposeExchange;
import org.timebank.exchange.RecordExchange;
import org.timebank.exchange.RecordedLeg;
import org.timebank.exchange.ReverseExchange;
import org.timebank.testkit.model.Step.Deed;

/** Makes commands about exchanges. */
final class ExchangeCommands {

    private final Model model;
    private final Choice choice;

    ExchangeCommands(Model model, Choice choice) {
        this.model = model;
        this.choice = choice;
    }

    Optional<Command<?>> of(Deed deed, Step step, String key) {
        IdempotencyKey as = IdempotencyKey.of(key);
        return Optional.ofNullable(
                switch (deed) {
                    case PROPOSE -> new ProposeExchange(as, choice.day(step), List.of(planned(step)));
                    case PROPOSE_TWO_LEGS ->
                        new ProposeExchange(as, choice.day(step), List.of(planned(step), planned(step.next())));
                    case APPROVE -> new ApproveExchange(as, choice.exchange(step, ExchangeState.AWAITING_APPROVAL));
                    case ACCEPT -> new AcceptExchange(as, choice.exchange(step, ExchangeState.PROPOSED));
                    case DECLINE -> new DeclineExchange(as, choice.exchange(step, ExchangeState.PROPOSED));
                    case CANCEL -> new CancelExchange(as, cancelled(step));
                    case CONFIRM -> confirm(step, as);
                    case RECORD -> RecordExchange.of(recorded(step, key));
                    case RECORD_TWO_LEGS ->
                        RecordExchange.of(recorded(step, key), recorded(step.next(), key + " again"))
                                .named("Session " + step.third());
                    case REVERSE_EXCHANGE ->
                        ReverseExchange.of(
                                key, choice.exchange(step, ExchangeState.SETTLED), "Mistake " + step.third());
                    default -> null;
                });
    }

    /** Of what was written down some legs, or all of them and one more. */
    RecordExchange partly(RecordExchange done, Step step, String key) {
        List<RecordedLeg> legs = new ArrayList<>(done.legs());
        if (legs.size() > 1 && step.third() % 2 == 0) {
            legs.remove(0);
        } else {
            legs.add(recorded(step, key));
        }
        return new RecordExchange(done.reference(), done.approvedBeforehandBy(), legs);
    }

    private ExchangeId cancelled(Step step) {
        ExchangeState state = step.third() % 3 == 0 ? ExchangeState.PROPOSED : ExchangeState.AGREED;
        return choice.exchange(step, state);
    }

    private ConfirmExchange confirm(Step step, IdempotencyKey key) {
        ExchangeId exchange = choice.exchange(step, ExchangeState.AGREED);
        int legs = Optional.ofNullable(model.exchanges.get(exchange))
                .map(deal -> deal.parts.size())
                .orElse(1);
        List<Long> minutes = new ArrayList<>();
        for (int i = 0; i < (step.third() % 20 == 19 ? legs + 1 : legs); i++) {
            minutes.add(Choice.minutes(step) + i);
        }
        return new ConfirmExchange(key, exchange, choice.day(step), minutes);
    }

    private PlannedLeg planned(Step step) {
        return new PlannedLeg(
                choice.member(step.first()), choice.other(step), Choice.code(step.second()), Choice.minutes(step));
    }

    private RecordedLeg recorded(Step step, String key) {
        return new RecordedLeg(
                IdempotencyKey.of(key),
                choice.day(step),
                choice.member(step.first()),
                choice.other(step),
                Choice.code(step.second()),
                Choice.minutes(step));
    }
}

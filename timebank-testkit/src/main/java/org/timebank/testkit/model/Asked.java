package org.timebank.testkit.model;

import java.util.List;
import java.util.Optional;
import org.timebank.Tenant;
import org.timebank.Timebank;
import org.timebank.access.Actor;
import org.timebank.command.Command;
import org.timebank.command.Outcome;
import org.timebank.exchange.AcceptExchange;
import org.timebank.exchange.ApproveExchange;
import org.timebank.exchange.CancelExchange;
import org.timebank.exchange.ConfirmExchange;
import org.timebank.exchange.DeclineExchange;
import org.timebank.exchange.Exchanges;
import org.timebank.exchange.ProposeExchange;
import org.timebank.exchange.RecordExchange;
import org.timebank.exchange.ReverseExchange;
import org.timebank.member.JoinTimebank;
import org.timebank.member.LeaveTimebank;
import org.timebank.member.MemberRef;
import org.timebank.member.ReturnToTimebank;
import org.timebank.offer.DefineCategory;
import org.timebank.offer.PublishOffer;
import org.timebank.offer.WithdrawOffer;
import org.timebank.rules.AdoptRules;

/**
 * A command that somebody gives. Immutable.
 *
 * @param actor who
 * @param onBehalfOf for whom, if not in their own capacity
 * @param command what is asked
 */
public record Asked(Actor actor, Optional<MemberRef> onBehalfOf, Command<?> command) {

    /** Gives the command to a timebank. */
    public Outcome<?> of(Tenant timebank) {
        Timebank bank = bank(timebank);
        return exchange(bank.exchanges())
                .or(() -> AskedOfCredits.give(command, bank.credits()))
                .orElseGet(() -> give(bank));
    }

    /** Gives commands to a timebank as one batch, all of them as the first one is given. */
    static List<Outcome<?>> together(List<Asked> batch, Tenant timebank) {
        return batch.get(0)
                .bank(timebank)
                .submit(batch.stream().map(asked -> asked.command).toList());
    }

    private Timebank bank(Tenant timebank) {
        Timebank own = timebank.actingAs(actor);
        return onBehalfOf.map(own::onBehalfOf).orElse(own);
    }

    private Outcome<?> give(Timebank bank) {
        if (command instanceof AdoptRules adopt) {
            return bank.rules().adopt(adopt);
        } else if (command instanceof JoinTimebank join) {
            return bank.members().join(join);
        } else if (command instanceof LeaveTimebank leave) {
            return bank.members().leave(leave);
        } else if (command instanceof ReturnToTimebank comeBack) {
            return bank.members().comeBack(comeBack);
        } else if (command instanceof DefineCategory define) {
            return bank.offers().define(define);
        } else if (command instanceof PublishOffer publish) {
            return bank.offers().publish(publish);
        } else if (command instanceof WithdrawOffer withdraw) {
            return bank.offers().withdraw(withdraw);
        }
        throw new IllegalArgumentException("Not a command of the public interface: " + command);
    }

    private Optional<Outcome<?>> exchange(Exchanges exchanges) {
        if (command instanceof ProposeExchange propose) {
            return Optional.of(exchanges.propose(propose));
        } else if (command instanceof ApproveExchange approve) {
            return Optional.of(exchanges.approve(approve));
        } else if (command instanceof AcceptExchange accept) {
            return Optional.of(exchanges.accept(accept));
        } else if (command instanceof DeclineExchange decline) {
            return Optional.of(exchanges.decline(decline));
        } else if (command instanceof CancelExchange cancel) {
            return Optional.of(exchanges.cancel(cancel));
        } else if (command instanceof ConfirmExchange confirm) {
            return Optional.of(exchanges.confirm(confirm));
        } else if (command instanceof RecordExchange done) {
            return Optional.of(exchanges.record(done));
        } else if (command instanceof ReverseExchange reverse) {
            return Optional.of(exchanges.reverse(reverse));
        }
        return Optional.empty();
    }
}

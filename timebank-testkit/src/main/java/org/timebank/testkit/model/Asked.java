package org.timebank.testkit.model;

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
import org.timebank.exchange.ProposeExchange;
import org.timebank.exchange.RecordExchange;
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
        Timebank own = timebank.actingAs(actor);
        return give(onBehalfOf.map(own::onBehalfOf).orElse(own));
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
        } else if (command instanceof ProposeExchange propose) {
            return bank.exchanges().propose(propose);
        } else if (command instanceof ApproveExchange approve) {
            return bank.exchanges().approve(approve);
        } else if (command instanceof AcceptExchange accept) {
            return bank.exchanges().accept(accept);
        } else if (command instanceof DeclineExchange decline) {
            return bank.exchanges().decline(decline);
        } else if (command instanceof CancelExchange cancel) {
            return bank.exchanges().cancel(cancel);
        } else if (command instanceof ConfirmExchange confirm) {
            return bank.exchanges().confirm(confirm);
        } else if (command instanceof RecordExchange done) {
            return bank.exchanges().record(done);
        }
        throw new IllegalArgumentException("Not a command of the public interface: " + command);
    }
}

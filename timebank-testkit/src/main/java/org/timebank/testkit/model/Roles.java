package org.timebank.testkit.model;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.timebank.command.Command;
import org.timebank.command.Role;
import org.timebank.exchange.AcceptExchange;
import org.timebank.exchange.ApproveExchange;
import org.timebank.exchange.CancelExchange;
import org.timebank.exchange.ConfirmExchange;
import org.timebank.exchange.DeclineExchange;
import org.timebank.exchange.ProposeExchange;
import org.timebank.exchange.RecordExchange;
import org.timebank.member.JoinTimebank;
import org.timebank.member.LeaveTimebank;
import org.timebank.member.ReturnToTimebank;
import org.timebank.offer.DefineCategory;
import org.timebank.offer.PublishOffer;
import org.timebank.offer.WithdrawOffer;
import org.timebank.rules.AdoptRules;

/** Who may give which command. */
final class Roles {

    private static final Set<Role> OFFICE = Set.of(Role.BROKER, Role.ADMINISTRATOR);
    private static final Set<Role> PARTIES = Set.of(Role.MEMBER, Role.BROKER);
    private static final Set<Role> ALL_WHO_ACT = Set.of(Role.MEMBER, Role.BROKER, Role.ADMINISTRATOR);

    private static final Map<Class<?>, Set<Role>> BY_COMMAND = Map.ofEntries(
            entry(AdoptRules.class, Set.of(Role.ADMINISTRATOR)),
            entry(DefineCategory.class, Set.of(Role.ADMINISTRATOR)),
            entry(JoinTimebank.class, OFFICE),
            entry(ReturnToTimebank.class, OFFICE),
            entry(LeaveTimebank.class, ALL_WHO_ACT),
            entry(PublishOffer.class, ALL_WHO_ACT),
            entry(WithdrawOffer.class, ALL_WHO_ACT),
            entry(ProposeExchange.class, PARTIES),
            entry(AcceptExchange.class, PARTIES),
            entry(DeclineExchange.class, PARTIES),
            entry(CancelExchange.class, PARTIES),
            entry(ConfirmExchange.class, PARTIES),
            entry(ApproveExchange.class, Set.of(Role.BROKER)),
            entry(RecordExchange.class, Set.of(Role.BROKER)));

    private Roles() {}

    static Set<Role> of(Command<?> command) {
        return Optional.ofNullable(BY_COMMAND.get(command.getClass())).orElseThrow();
    }
}
